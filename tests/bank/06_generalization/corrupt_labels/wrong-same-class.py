# mistake: 06/corrupt_labels/same-class-allowed
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = rng.integers(y.max() + 1, size=len(chosen))
    return new
