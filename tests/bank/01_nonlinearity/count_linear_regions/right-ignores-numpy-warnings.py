# right: lets 0/0 become NaN, which compares False
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kinks = -b1 / W1
    kinks = kinks[(kinks > x_min) & (kinks < x_max)]
    return np.unique(kinks).size + 1
