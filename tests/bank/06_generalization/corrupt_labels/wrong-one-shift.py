# mistake: 06/corrupt_labels/same-substitute
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.permutation(len(y))[: round(fraction * len(y))]
    new[chosen] = (y[chosen] + rng.integers(1, q)) % q
    return new
