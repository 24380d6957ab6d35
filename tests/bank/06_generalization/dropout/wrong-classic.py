# mistake: 06/dropout/not-scaled-up
def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    return x * (rng.random(x.shape) >= p)
