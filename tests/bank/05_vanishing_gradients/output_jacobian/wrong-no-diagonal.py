# mistake: 05/output_jacobian/no-diagonal
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ Ws[k]
    return J
