# mistake: 05/jacobian_log_norms/product-of-norms
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W
        norm = np.linalg.norm(J)
        log_norm += np.log10(norm) if norm > 0 else -np.inf
        log_norms.append(log_norm)
    return np.array(log_norms)
