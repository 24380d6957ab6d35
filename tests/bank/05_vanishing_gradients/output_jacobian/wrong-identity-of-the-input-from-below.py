# mistake: 05/output_jacobian/identity-of-another-layer
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J
