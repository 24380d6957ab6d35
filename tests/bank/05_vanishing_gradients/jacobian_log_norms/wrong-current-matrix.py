# mistake: 05/jacobian_log_norms/matrices
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    for W, z in zip(Ws, zs):
        M = phi_prime(z)[:, None] * W
    return M
