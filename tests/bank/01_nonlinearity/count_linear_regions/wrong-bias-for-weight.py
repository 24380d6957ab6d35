# mistake: 01/count_linear_regions/bias-zero
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    with np.errstate(divide="ignore"):
        kinks = np.unique(-b[b != 0] / w[b != 0])
    return 1 + int(((x_min < kinks) & (kinks < x_max)).sum())
