# mistake: 06/corrupt_labels/classes-not-equally-likely
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    for i in chosen:
        new[i] = rng.choice([label for label in range(q) if label != y[i]])
    return new
