# right: pushes unit vectors through, and returns lists
import numpy as np


def output_jacobian(Ws, zs, phi_prime, layer):
    n = len(zs[layer - 1]) if layer > 0 else Ws[0].shape[1]
    columns = []
    for j in range(n):
        e = np.zeros(n)
        e[j] = 1.0
        for k in range(layer, len(Ws)):
            e = phi_prime(zs[k]) * (Ws[k] @ e)
        columns.append(e)
    return np.stack(columns, axis=1).tolist()
