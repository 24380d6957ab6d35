# mistake: 01/count_linear_regions/first-unit-only
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kink = -b1[0, 0] / W1[0, 0]
    return 2 if x_min < kink < x_max else 1
