# right: binomial draws, a copy outside of training
def dropout(x, p, rng, training):
    keep = 1.0 - p
    if not training:
        return x.copy()
    mask = rng.binomial(1, keep, size=x.shape)
    return x * mask / max(keep, 1e-12)
