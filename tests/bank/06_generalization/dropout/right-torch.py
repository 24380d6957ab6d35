# right: torch's dropout, seeded from rng
import torch


def dropout(x, p, rng, training):
    torch.manual_seed(int(rng.integers(2**31)))
    return torch.nn.functional.dropout(torch.tensor(x), p, training=training)
