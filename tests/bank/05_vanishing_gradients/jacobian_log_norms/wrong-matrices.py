# mistake: 05/jacobian_log_norms/matrices
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    Js = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        Js.append(J)
    return Js
