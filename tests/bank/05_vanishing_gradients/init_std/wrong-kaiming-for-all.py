# mistake: 05/init_std/relu-gain-for-all
import numpy as np


def init_std(fan_in, activation):
    return np.sqrt(2 / fan_in)
