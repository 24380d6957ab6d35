# mistake: 05/output_jacobian/diagonal-on-the-wrong-side
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ Ws[k - 1] @ np.diag(phi_prime(zs[k - 1]))
    return J
