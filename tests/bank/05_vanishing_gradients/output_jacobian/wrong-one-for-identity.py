# mistake: 05/output_jacobian/no-empty-product
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = 1.0
    for k in range(len(Ws) - 1, layer - 1, -1):
        M = phi_prime(zs[k])[:, None] * Ws[k]
        J = M if np.isscalar(J) else J @ M
    return J
