# mistake: 03/dead_units/column-in-if
def dead_units(H):
    dead = []
    for column in H.T:
        if column == 0:
            dead.append(True)
        else:
            dead.append(False)
    return dead
