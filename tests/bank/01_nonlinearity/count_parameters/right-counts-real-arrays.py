# right: makes the arrays and counts their entries
import numpy as np


def count_parameters(sizes):
    arrays = []
    for i in range(1, len(sizes)):
        arrays.append(np.zeros((sizes[i - 1], sizes[i])))
        arrays.append(np.zeros((1, sizes[i])))
    return sum(a.size for a in arrays)
