# right: a list of Python booleans


def dead_units(H):
    return [bool((column == 0).all()) for column in H.T]
