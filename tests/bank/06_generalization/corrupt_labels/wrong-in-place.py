# mistake: 06/corrupt_labels/y-changed-in-place
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    y[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return y
