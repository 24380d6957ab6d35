# mistake: 01/count_linear_regions/flat-unit
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.zeros_like(b)
    moving = w != 0
    kinks[moving] = -b[moving] / w[moving]
    kinks = np.unique(kinks)
    return 1 + int(np.sum((kinks > x_min) & (kinks < x_max)))
