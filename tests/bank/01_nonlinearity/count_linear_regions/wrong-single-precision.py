# mistake: 01/count_linear_regions/close-kinks-merged
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1.astype(np.float32), b1.astype(np.float32)
    k = np.unique(-b[w != 0] / w[w != 0])
    return 1 + int(((k > x_min) & (k < x_max)).sum())
