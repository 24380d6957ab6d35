# mistake: 06/corrupt_labels/unknown-class
def corrupt_labels(y, fraction, rng):
    new = y + 0.5 * (rng.random(len(y)) < fraction)
    return new
