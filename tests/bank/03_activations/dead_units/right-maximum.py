# right: the largest activation is not positive


def dead_units(H):
    return H.max(axis=0) <= 0
