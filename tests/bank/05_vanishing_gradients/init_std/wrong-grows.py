# mistake: 05/init_std/grows-with-fan-in
import numpy as np


def init_std(fan_in, activation):
    return np.sqrt(fan_in / 2)
