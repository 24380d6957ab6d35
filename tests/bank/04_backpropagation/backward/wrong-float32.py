# mistake: 04/backward/difference-quotient
import numpy as np

def backward(cache):
    x, y, W1, W2 = (cache[k].astype(np.float32) for k in ("x", "y", "W1", "W2"))
    lam = np.float32(cache["lam"])
    h, o = cache["h"].astype(np.float32), cache["o"].astype(np.float32)
    do = o - y
    dh = W2.T @ do
    dz = dh * (1 - h * h)
    return {"dJ_do": do, "dJ_dW2": do @ h.T + lam * W2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dz @ x.T + lam * W1}
