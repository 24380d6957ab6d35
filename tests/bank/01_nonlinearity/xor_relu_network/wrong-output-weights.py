# mistake: 01/xor_relu_network/scale
import numpy as np


def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[2], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2
