# right: torch in float64
import numpy as np
import torch

def bumps(x, centers, gamma):
    x, centers = torch.tensor(x), torch.tensor(centers)
    return torch.exp(-gamma * (x.unsqueeze(1) - centers).square())

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ torch.tensor(np.asarray(weights))

def rbf_fit(x, y, centers, gamma):
    return torch.linalg.pinv(bumps(x, centers, gamma)) @ torch.tensor(y)
