# mistake: 05/jacobian_log_norms/squared-norm
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.sum(J**2)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)
