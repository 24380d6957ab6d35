# mistake: 01/xor_relu_network/nearly
import numpy as np


def xor_relu_network():
    return (
        np.array([[1.0003, 0.9998], [1.0003, 0.9998]]),
        np.array([[0.0001, -0.9999]]),
        np.array([[0.9998], [-1.9995]]),
        np.array([[0.0001]]),
    )
