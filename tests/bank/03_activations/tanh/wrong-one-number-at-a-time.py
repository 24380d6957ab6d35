# mistake: 03/tanh/one-number-at-a-time
import math

import numpy as np


def tanh(x):
    return math.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
