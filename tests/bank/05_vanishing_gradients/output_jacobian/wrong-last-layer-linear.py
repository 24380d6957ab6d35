# mistake: 05/output_jacobian/last-layer-linear
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        M = Ws[k - 1]
        if k < len(Ws):
            M = phi_prime(zs[k - 1])[:, None] * M
        J = J @ M
    return J
