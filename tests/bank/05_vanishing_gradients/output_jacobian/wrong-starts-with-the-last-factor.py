# mistake: 05/output_jacobian/no-empty-product
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.diag(phi_prime(zs[-1])) @ Ws[-1]
    for k in range(len(Ws) - 2, layer - 1, -1):
        J = J @ np.diag(phi_prime(zs[k])) @ Ws[k]
    return J
