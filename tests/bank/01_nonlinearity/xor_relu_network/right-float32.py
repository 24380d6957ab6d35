# right: float32, units scaled by a third
import numpy as np


def xor_relu_network():
    W1 = np.full((2, 2), 1 / 3, dtype=np.float32)
    b1 = np.array([[0, -1 / 3]], dtype=np.float32)
    W2 = np.array([[3], [-6]], dtype=np.float32)
    b2 = np.zeros((1, 1), dtype=np.float32)
    return W1, b1, W2, b2
