# mistake: 06/corrupt_labels/classes-not-equally-likely
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        new[i] = rng.choice(y[y != y[i]])
    return new
