# mistake: 05/output_jacobian/transposed
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    # as a gradient: from the output back to the layer
    J = np.eye(len(zs[-1]))
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = W.T @ (phi_prime(z)[:, None] * J)
    return J
