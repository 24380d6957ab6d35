# mistake: 01/count_linear_regions/close-kinks-merged
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    x = np.linspace(x_min, x_max, 2001)[1:-1]
    x = (x[:-1] + x[1:]) / 2
    on = x[:, None] @ W1 + b1 > 0
    return 1 + np.sum(np.any(on[:-1] != on[1:], axis=1))
