# mistake: none
import numpy as np


def init_std(fan_in, activation):
    return -np.sqrt(2 / fan_in)
