# mistake: 06/corrupt_labels/positions-not-random
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    start = rng.integers(len(y))
    chosen = (start + range(count)) % len(y)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new
