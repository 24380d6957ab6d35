# mistake: 03/dead_units/every-entry


def dead_units(H):
    return H == 0
