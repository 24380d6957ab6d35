# mistake: 05/init_std/factor-outside-the-root
import numpy as np


def init_std(fan_in, activation):
    if activation == "relu":
        return 2 / np.sqrt(fan_in)
    if activation == "leaky_relu":
        return 2 / (1 + 0.2**2) / np.sqrt(fan_in)
    return 1 / np.sqrt(fan_in)
