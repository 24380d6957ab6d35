# mistake: 06/corrupt_labels/drawn-with-replacement
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    q = y.max() + 1
    chosen = rng.integers(len(y), size=round(fraction * len(y)))
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new
