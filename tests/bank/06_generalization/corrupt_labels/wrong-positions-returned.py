# mistake: 06/corrupt_labels/only-the-changed
def corrupt_labels(y, fraction, rng):
    return rng.choice(len(y), size=round(fraction * len(y)), replace=False)
