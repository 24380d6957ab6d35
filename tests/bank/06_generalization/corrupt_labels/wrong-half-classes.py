# mistake: none
def corrupt_labels(y, fraction, rng):
    new = y + 0.5 * (rng.random(len(y)) < fraction)
    return new
