# mistake: 05/jacobian_log_norms/last-only
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    total = 0.0
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            return -np.inf
        J = J / norm
        total += np.log10(norm)
    return total
