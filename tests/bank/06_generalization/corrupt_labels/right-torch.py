# right: a tensor comes back
import torch


def corrupt_labels(y, fraction, rng):
    new = torch.tensor(y)
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        new[i] = (new[i] + int(rng.integers(1, int(y.max()) + 1))) % (int(y.max()) + 1)
    return new
