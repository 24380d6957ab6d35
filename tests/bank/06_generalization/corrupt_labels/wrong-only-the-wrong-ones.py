# mistake: 06/corrupt_labels/only-the-changed
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    return (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
