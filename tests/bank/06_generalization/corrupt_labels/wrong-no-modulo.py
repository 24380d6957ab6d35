# mistake: 06/corrupt_labels/unknown-class
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = y[chosen] + rng.integers(1, q, size=len(chosen))
    return new
