# mistake: 05/output_jacobian/single-factor
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = J @ (np.diag(phi_prime(z)) @ W)
        return J
    return J
