# mistake: 01/xor_relu_network/column-convention
import numpy as np


def xor_relu_network():
    # unit 1: x1 + x2 - 1, unit 2: 1 - x1 - x2
    W1 = np.array([[1, 1], [-1, -1]])
    b1 = np.array([[-1, 1]])
    W2 = np.array([[-1], [-1]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2
