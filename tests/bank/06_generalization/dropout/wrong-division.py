# mistake: 06/dropout/division-by-zero
def dropout(x, p, rng, training):
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)
