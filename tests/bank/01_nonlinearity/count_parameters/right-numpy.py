# right: a NumPy integer
import numpy as np


def count_parameters(sizes):
    s = np.asarray(sizes)
    return np.sum(s[:-1] * s[1:]) + s[1:].sum()
