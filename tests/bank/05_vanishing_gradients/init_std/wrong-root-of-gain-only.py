# mistake: 05/init_std/variance-for-std
import numpy as np


def init_std(fan_in, activation):
    gain = np.sqrt(2) if "relu" in activation else 1.0
    return gain / fan_in
