# mistake: 05/output_jacobian/slope-twice
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        D = np.diag(phi_prime(zs[k]))
        J = J @ D @ D @ Ws[k]
    return J
