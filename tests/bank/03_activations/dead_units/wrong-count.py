# mistake: 03/dead_units/count


def dead_units(H):
    return int((H.sum(axis=0) == 0).sum())
