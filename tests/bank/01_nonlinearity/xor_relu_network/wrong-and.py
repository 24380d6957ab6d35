# mistake: 01/xor_relu_network/and
import numpy as np


def xor_relu_network():
    # x1 + x2 - 1
    W1 = np.array([[1, 0], [1, 0]])
    b1 = np.array([[-1, 0]])
    W2 = np.array([[1], [0]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2
