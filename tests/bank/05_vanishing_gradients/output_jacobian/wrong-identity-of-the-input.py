# mistake: 05/output_jacobian/identity-size
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J
