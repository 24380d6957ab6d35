# mistake: 05/jacobian_log_norms/no-log
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norms.append(np.linalg.norm(J))
    return np.array(norms)
