# mistake: 06/dropout/division-by-zero
def dropout(x, p, rng, training):
    scale = 1 / (1 - p)
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) * scale
