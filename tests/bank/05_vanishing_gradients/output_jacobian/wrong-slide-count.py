# mistake: 05/output_jacobian/l-minus-1-factors
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    # the slide: a product of L - 1 matrices
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), 1, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J
