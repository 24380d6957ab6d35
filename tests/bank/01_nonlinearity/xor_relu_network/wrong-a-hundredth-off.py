# mistake: 01/xor_relu_network/nearly
import numpy as np


def xor_relu_network():
    return (
        np.array([[0.99, 1.0], [0.99, 1.0]]),
        np.array([[0.0, -1]]),
        np.array([[1.0], [-2]]),
        np.zeros((1, 1)),
    )
