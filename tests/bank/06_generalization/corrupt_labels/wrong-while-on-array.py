# mistake: 06/corrupt_labels/if-on-an-array
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    while new[chosen] == y[chosen]:
        new[chosen] = rng.integers(q, size=len(chosen))
    return new
