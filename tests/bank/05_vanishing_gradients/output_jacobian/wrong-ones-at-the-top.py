# mistake: 05/output_jacobian/ones-for-identity
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    n = len(zs[-1])
    if layer == len(Ws):
        return np.ones((n, n))
    J = np.eye(Ws[layer].shape[1])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J
