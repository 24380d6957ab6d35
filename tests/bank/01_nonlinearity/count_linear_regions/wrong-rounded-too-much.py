# mistake: 01/count_linear_regions/close-kinks-merged
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(np.round(-b[w != 0] / w[w != 0], 2))
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))
