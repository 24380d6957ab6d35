# mistake: 06/dropout/x-changed-in-place
def dropout(x, p, rng, training):
    if training:
        x[rng.random(x.shape) < p] = 0.0
        if p < 1:
            x /= 1 - p
    return x
