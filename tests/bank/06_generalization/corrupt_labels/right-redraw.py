# right: draws again until it is another class
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    result = y.copy()
    for i in rng.choice(len(y), round(fraction * len(y)), replace=False):
        while result[i] == y[i]:
            result[i] = rng.integers(q)
    return result
