# mistake: none


def dead_units(H):
    return H[-1] == 0
