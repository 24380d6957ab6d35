# mistake: 01/count_linear_regions/kinks-listed
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1 / W1)
    return kinks[(kinks > x_min) & (kinks < x_max)]
