# mistake: 03/sigmoid/prime-measured
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    wide = x.astype("f8")
    return ((sigmoid(wide + 1e-5) - sigmoid(wide - 1e-5)) / 2e-5).astype(x.dtype)
