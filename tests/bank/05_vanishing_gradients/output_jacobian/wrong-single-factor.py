# mistake: 05/output_jacobian/single-factor
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        M = phi_prime(zs[k - 1])[:, None] * Ws[k - 1]
        J = M
    return J
