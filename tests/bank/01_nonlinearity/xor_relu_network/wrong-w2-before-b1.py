# mistake: 01/xor_relu_network/out-of-order
import numpy as np


def xor_relu_network():
    return np.ones((2, 2)), np.array([[1.0], [-2]]), np.array([[0.0, -1]]), np.zeros((1, 1))
