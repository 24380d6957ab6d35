# mistake: 05/jacobian_log_norms/single-layers
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    log_norms = []
    for W, z in zip(Ws, zs):
        J = np.eye(W.shape[1])
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(np.linalg.norm(J)))
    return np.array(log_norms)
