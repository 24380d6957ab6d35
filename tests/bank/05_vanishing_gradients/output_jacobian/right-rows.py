# right: row vectors from the output, transposed weights of the row layout
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    print("layers above:", len(Ws) - layer)
    product = np.eye(Ws[-1].shape[0])
    while len(Ws) > layer:
        *Ws, W = Ws
        *zs, z = zs
        product = (W.T @ (phi_prime(z)[:, None] * product.T)).T
    return product
