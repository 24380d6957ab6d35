# mistake: 06/corrupt_labels/one-too-many
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = min(round(fraction * len(y)) + 1, len(y))
    chosen = rng.choice(len(y), size=count, replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new
