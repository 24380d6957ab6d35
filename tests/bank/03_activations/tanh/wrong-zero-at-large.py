# mistake: 03/tanh/zero-at-large
import numpy as np


def tanh(x):
    with np.errstate(all="ignore"):
        y = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return np.nan_to_num(y)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
