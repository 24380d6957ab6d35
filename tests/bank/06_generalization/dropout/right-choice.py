# right: rng.choice with probabilities
def dropout(x, p, rng, training):
    if training:
        scale = 1 / (1 - p) if p < 1 else 0.0
        return x * rng.choice([0.0, scale], p=[p, 1 - p], size=x.shape)
    return x
