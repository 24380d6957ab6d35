# mistake: 05/jacobian_log_norms/constant-in-the-log
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(max(np.linalg.norm(J), 1e-12)))
    return np.array(log_norms)
