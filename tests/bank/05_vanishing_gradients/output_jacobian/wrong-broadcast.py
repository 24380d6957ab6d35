# mistake: 05/output_jacobian/diagonal-on-the-wrong-side
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ (phi_prime(zs[k]) * Ws[k])
    return J
