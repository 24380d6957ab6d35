# right: rows times Jacobians
import numpy as np

def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    delta_o = (cache["o"] - y).T
    delta_h = delta_o @ W2
    delta_z = delta_h @ np.diag(1 - np.tanh(cache["z"].ravel()) ** 2)
    return {
        "dJ_do": delta_o.T,
        "dJ_dW2": (cache["h"] @ delta_o).T + lam * W2,
        "dJ_dh": delta_h.T,
        "dJ_dz": delta_z.T,
        "dJ_dW1": (x @ delta_z).T + lam * W1,
    }
