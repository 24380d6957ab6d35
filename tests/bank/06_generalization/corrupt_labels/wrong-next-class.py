# mistake: 06/corrupt_labels/same-substitute
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + 1) % (y.max() + 1)
    return new
