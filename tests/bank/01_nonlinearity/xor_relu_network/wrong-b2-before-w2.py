# mistake: 01/xor_relu_network/out-of-order
import numpy as np


def xor_relu_network():
    W1, b1 = np.ones((2, 2)), np.array([[0.0, -1.0]])
    W2, b2 = np.array([[1.0], [-2.0]]), np.zeros((1, 1))
    return W1, b1, b2, W2
