# mistake: 01/xor_relu_network/column-convention
import numpy as np


def xor_relu_network():
    # one unit per row: x1 + x2, and twice that minus 2
    W1 = np.array([[1, 1], [2, 2]])
    b1 = np.array([[0, -2]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2
