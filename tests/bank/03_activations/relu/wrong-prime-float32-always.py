# mistake: 03/relu/prime-float32-always
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return (x > 0).astype("float32")
