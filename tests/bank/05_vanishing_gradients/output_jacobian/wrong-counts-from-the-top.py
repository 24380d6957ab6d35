# mistake: 05/output_jacobian/l-factors-from-the-top
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(1, layer + 1):
        J = J @ np.diag(phi_prime(zs[-k])) @ Ws[-k]
    return J
