# mistake: 03/dead_units/threshold


def dead_units(H):
    return H.max(axis=0) < 1e-6
