# mistake: 05/output_jacobian/one-factor-too-few
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer].shape[1]) if layer < len(Ws) else np.eye(len(zs[-1]))
    for k in range(layer, len(Ws) - 1):
        J = (phi_prime(zs[k])[:, None] * Ws[k]) @ J
    return J
