# mistake: 06/corrupt_labels/fraction-kept
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    chosen = rng.permutation(len(y))[count:]
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new
