# mistake: 05/output_jacobian/elementwise
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.ones_like(Ws[-1])
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J * (phi_prime(zs[k])[:, None] * Ws[k])
    return J
