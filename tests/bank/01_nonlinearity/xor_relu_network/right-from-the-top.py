# right: counts down from 1: two units that meet where XOR is 0
import numpy as np


def xor_relu_network():
    W1 = np.array([[-1.0, 1.0], [-1.0, 1.0]])
    b1 = np.array([[1.0, -1.0]])
    W2 = np.array([[-1.0], [-1.0]])
    b2 = np.array([[1.0]])
    return W1, b1, W2, b2
