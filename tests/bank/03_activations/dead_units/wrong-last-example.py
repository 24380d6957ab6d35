# mistake: 03/dead_units/one-example


def dead_units(H):
    return H[-1] == 0
