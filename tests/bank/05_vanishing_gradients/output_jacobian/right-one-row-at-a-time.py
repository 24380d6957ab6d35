# right: each row by going back from one output
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    rows = []
    for e in np.eye(zs[-1].size):
        g = e
        for W, z in reversed(list(zip(Ws[layer:], zs[layer:]))):
            g = W.T @ (phi_prime(z) * g)
        rows.append(g)
    return np.stack(rows)
