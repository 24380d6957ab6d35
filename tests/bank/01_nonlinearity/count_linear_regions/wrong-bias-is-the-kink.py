# mistake: 01/count_linear_regions/bias-for-kink
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(b1[0])
    return 1 + sum(x_min < kink < x_max for kink in kinks)
