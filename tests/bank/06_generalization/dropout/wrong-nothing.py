# mistake: 06/dropout/nothing-dropped
def dropout(x, p, rng, training):
    return x
