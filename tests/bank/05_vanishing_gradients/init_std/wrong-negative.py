# mistake: 05/init_std/negative
import numpy as np


def init_std(fan_in, activation):
    return -np.sqrt(2 / fan_in)
