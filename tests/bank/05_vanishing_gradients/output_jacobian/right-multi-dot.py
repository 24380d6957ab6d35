# right: einsum for the layers, reduce for the product
import numpy as np


from functools import reduce


def output_jacobian(Ws, zs, phi_prime, layer):
    factors = [np.einsum("i,ij->ij", phi_prime(z), W) for W, z in zip(Ws, zs)][layer:]
    return reduce(np.matmul, factors[::-1], np.identity(Ws[-1].shape[0]))
