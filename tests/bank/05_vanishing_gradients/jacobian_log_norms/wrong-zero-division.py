# mistake: 05/jacobian_log_norms/zero-to-nan
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        J = J / norm
        log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return log_norms
