# right: a loop and a list of the others
def corrupt_labels(y, fraction, rng):
    labels = [int(label) for label in y]
    classes = sorted(set(labels))
    for i in rng.permutation(len(labels))[: round(fraction * len(labels))]:
        others = [c for c in classes if c != labels[i]]
        labels[i] = others[int(rng.integers(len(others)))]
    return labels
