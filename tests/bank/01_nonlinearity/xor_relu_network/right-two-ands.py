# right: relu(x1 - x2) and relu(x2 - x1 + 1)
import numpy as np


def xor_relu_network():
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    b1 = np.array([[0.0, 1.0]])
    W2 = np.array([[2.0], [1.0]])
    b2 = np.array([[-1.0]])
    return W1, b1, W2, b2
