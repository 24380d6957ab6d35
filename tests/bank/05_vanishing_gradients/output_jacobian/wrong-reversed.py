# mistake: 05/output_jacobian/reversed-product
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer - 1].shape[0])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = J @ (phi_prime(z)[:, None] * W)
    return J
