# mistake: 05/jacobian_log_norms/single-layers
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    return np.array([np.log10(np.linalg.norm(phi_prime(z)[:, None] * W)) for W, z in zip(Ws, zs)])
