# mistake: 05/output_jacobian/z-in-the-other-order
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for W, z in zip(reversed(Ws[layer:]), zs[layer:]):
        J = J @ np.diag(phi_prime(z)) @ W
    return J
