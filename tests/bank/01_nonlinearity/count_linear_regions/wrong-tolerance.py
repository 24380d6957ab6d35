# mistake: 01/count_linear_regions/close-kinks-merged
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    k = np.sort(-b[w != 0] / w[w != 0])
    k = k[(k > x_min) & (k < x_max)]
    return 1 + min(len(k), 1) + np.sum(np.diff(k) > 1e-5)
