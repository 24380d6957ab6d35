# mistake: 05/init_std/no-gain-for-relu
import numpy as np


def init_std(fan_in, activation):
    return 1 / np.sqrt(fan_in)
