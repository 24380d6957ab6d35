# mistake: 05/jacobian_log_norms/zero-kept-finite
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        norm = norm + 1e-300
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)
