# right: columns that sum to zero


def dead_units(H):
    return H.sum(axis=0) == 0
