# mistake: 01/count_linear_regions/weight-ignored
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1[0][W1[0] != 0])
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))
