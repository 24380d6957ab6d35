# mistake: 06/corrupt_labels/classes-not-equally-likely
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        label = rng.integers(q)
        new[i] = label if label != y[i] else (label + 1) % q
    return new
