# right: counts the on/off patterns between the kinks
import numpy as np


def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1.ravel(), b1.ravel()
    kinks = [-bj / wj for wj, bj in zip(w, b) if wj != 0]
    cuts = sorted({x_min, x_max, *(k for k in kinks if x_min < k < x_max)})
    patterns = []
    for left, right in zip(cuts, cuts[1:]):
        pattern = tuple(((left + right) / 2 * w + b) > 0)
        if not patterns or patterns[-1] != pattern:
            patterns.append(pattern)
    return len(patterns)
