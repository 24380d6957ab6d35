# right: loop over every entry, with prints
import numpy as np


def relu(x):
    out = np.empty_like(x)
    for index, value in np.ndenumerate(x):
        out[index] = value if value > 0 else 0
    print("relu of", x.shape)
    return out


def relu_prime(x):
    out = np.empty_like(x)
    for index, value in np.ndenumerate(x):
        out[index] = 1 if value > 0 else 0
    return out
