# mistake: 01/xor_relu_network/or
import numpy as np


def xor_relu_network():
    # 1 - relu(1 - x1 - x2); the other unit is not needed
    W1 = np.array([[-1, 0], [-1, 0]])
    b1 = np.array([[1, 0]])
    W2 = np.array([[-1], [0]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2
