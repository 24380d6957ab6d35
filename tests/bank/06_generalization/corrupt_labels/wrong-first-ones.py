# mistake: 06/corrupt_labels/positions-not-random
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    new[:count] = (y[:count] + rng.integers(1, q, size=count)) % q
    return new
