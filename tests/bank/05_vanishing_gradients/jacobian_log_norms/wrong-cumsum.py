# mistake: 05/jacobian_log_norms/product-of-norms
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    # the logarithm of a product is the sum of the logarithms
    logs = [np.log10(np.linalg.norm(np.diag(phi_prime(z)) @ W)) for W, z in zip(Ws, zs)]
    return np.cumsum(logs)
