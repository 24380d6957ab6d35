# mistake: 05/output_jacobian/other-end
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for k in range(layer):
        J = (phi_prime(zs[k])[:, None] * Ws[k]) @ J
    return J
