# mistake: 01/count_linear_regions/no-return
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    moving = W1 != 0
    kinks = np.unique(-b1[moving] / W1[moving])
    pieces = 1 + np.sum((x_min < kinks) & (kinks < x_max))
