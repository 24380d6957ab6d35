# right: torch tensors, but every formula by hand
import torch

def backward(cache):
    t = {k: torch.as_tensor(v) for k, v in cache.items()}
    do = t["o"] - t["y"]
    dh = t["W2"].T @ do
    dz = dh * (1 - t["h"].square())
    return {
        "dJ_do": do,
        "dJ_dW2": do @ t["h"].T + t["lam"] * t["W2"],
        "dJ_dh": dh,
        "dJ_dz": dz,
        "dJ_dW1": dz @ t["x"].T + t["lam"] * t["W1"],
    }
