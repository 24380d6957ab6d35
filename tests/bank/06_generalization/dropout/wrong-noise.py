# mistake: none
def dropout(x, p, rng, training):
    if not training:
        return x
    return x + p * rng.normal(size=x.shape)
