# mistake: 04/backward/slope-alone
import numpy as np

def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = 1 - np.tanh(z) ** 2
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}
