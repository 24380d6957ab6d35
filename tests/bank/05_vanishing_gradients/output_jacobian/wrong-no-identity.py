# mistake: 05/output_jacobian/no-empty-product
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    factors = [np.diag(phi_prime(z)) @ W for W, z in zip(Ws, zs)][layer:]
    J = factors.pop()
    while factors:
        J = J @ factors.pop()
    return J
