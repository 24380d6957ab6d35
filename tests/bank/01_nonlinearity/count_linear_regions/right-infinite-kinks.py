# right: kinks at infinity filtered, steps between sorted ones
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    with np.errstate(divide="ignore", invalid="ignore"):
        k = np.sort((-b1 / W1).ravel())
    k = k[np.isfinite(k) & (k > x_min) & (k < x_max)]
    return 1 + int(np.sum(np.diff(k, prepend=-np.inf) > 0))
