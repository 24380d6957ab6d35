# mistake: 03/sigmoid/shape-lost
import numpy as np


def sigmoid(x):
    out = []
    for v in x.ravel():
        e = np.exp(-abs(v))
        out.append(1 / (1 + e) if v >= 0 else e / (1 + e))
    return np.array(out, dtype=x.dtype)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
