# mistake: 01/count_linear_regions/upside-down
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-W1 / b1)
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))
