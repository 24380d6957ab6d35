# mistake: 05/output_jacobian/z-to-z
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (Ws[k - 1] * phi_prime(zs[k - 2]))
    return J
