# right: starts at the bottom and multiplies on the left
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer].shape[1]) if layer < len(Ws) else np.eye(Ws[-1].shape[0])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J
