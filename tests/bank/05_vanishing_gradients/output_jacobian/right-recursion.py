# right: recursion over the layers
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    if layer == len(Ws):
        return np.eye(len(zs[-1]))
    M = phi_prime(zs[layer]).reshape(-1, 1) * Ws[layer]
    return output_jacobian(Ws, zs, phi_prime, layer + 1) @ M
