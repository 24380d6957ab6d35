# mistake: 03/dead_units/constant
def dead_units(H):
    return H.std(axis=0) == 0
