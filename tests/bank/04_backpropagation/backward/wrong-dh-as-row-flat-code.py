# mistake: 04/backward/row-layout
import numpy as np

def backward(cache):
    h, lam = cache["h"], cache["lam"]
    g = {"dJ_do": cache["o"] - cache["y"]}
    g["dJ_dW2"] = g["dJ_do"] @ h.T + lam * cache["W2"]
    back = g["dJ_do"].T @ cache["W2"]
    slope = 1 - h**2
    signal = np.matmul(slope.T, back)
    g["dJ_dh"], g["dJ_dz"] = back, signal
    g["dJ_dW1"] = signal @ cache["x"].T + lam * cache["W1"]
    return g
