# mistake: 05/jacobian_log_norms/identity-size
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(len(zs[-1]))
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.dot(phi_prime(z)[:, None] * W, J)
        norm = np.linalg.norm(J)
        log_norm += np.log10(norm) if norm > 0 else -np.inf
        J = J / (norm or 1)
        log_norms.append(log_norm)
    return np.array(log_norms)
