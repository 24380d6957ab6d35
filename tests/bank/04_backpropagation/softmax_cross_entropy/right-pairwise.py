# right: probabilities from pairwise differences, sorted sums
import numpy as np


def softmax_cross_entropy(Z, y):
    with np.errstate(over="ignore"):
        P = 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
    losses = []
    for z, k in zip(Z, y):
        d = np.sort(z - z[k])
        losses.append(d[-1] + np.log1p(np.exp(d[:-1] - d[-1]).sum()))
    dZ = np.array(
        [
            [P[i, j] - (1.0 if j == y[i] else 0.0) for j in range(Z.shape[1])]
            for i in range(Z.shape[0])
        ]
    )
    return np.mean(losses), dZ / Z.shape[0]
