# mistake: 01/count_linear_regions/small-weight
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    moving = ~np.isclose(W1, 0)
    kinks = np.unique(-b1[moving] / W1[moving])
    return 1 + int(np.sum((x_min < kinks) & (kinks < x_max)))
