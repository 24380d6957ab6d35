# mistake: 01/count_linear_regions/close-kinks-merged
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    k = np.sort(-b[w != 0] / w[w != 0])
    k = k[(k > x_min) & (k < x_max)]
    pieces = 1
    for i in range(len(k)):
        if i == 0 or not np.isclose(k[i], k[i - 1]):
            pieces += 1
    return pieces
