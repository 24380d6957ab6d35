# right: no entry is true


def dead_units(H):
    return ~H.astype(bool).any(0)
