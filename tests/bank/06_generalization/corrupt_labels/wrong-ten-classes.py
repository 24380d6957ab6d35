# mistake: 06/corrupt_labels/unknown-class
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        while new[i] == y[i]:
            new[i] = rng.integers(10)
    return new
