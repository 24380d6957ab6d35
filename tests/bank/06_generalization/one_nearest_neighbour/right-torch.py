# right: torch.cdist
import torch


def one_nearest_neighbour(X_train, y_train, X):
    distances = torch.cdist(
        torch.tensor(X), torch.tensor(X_train), compute_mode="donot_use_mm_for_euclid_dist"
    )
    return torch.tensor(y_train)[distances.argmin(dim=1)]
