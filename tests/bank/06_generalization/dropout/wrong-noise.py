# mistake: 06/dropout/never-zero
def dropout(x, p, rng, training):
    if not training:
        return x
    return x + p * rng.normal(size=x.shape)
