# right: complex steps, exact as the text says
import numpy as np

def J(X, y, p, lam):
    O = np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    O = O - O.real.max(axis=1, keepdims=True)
    losses = np.log(np.exp(O).sum(axis=1)) - O[np.arange(len(y)), y]
    return losses.mean() + lam / 2 * ((p["W1"] ** 2).sum() + (p["W2"] ** 2).sum())

def backward_batch(X, y, params, lam):
    g = {}
    for name in params:
        g["dJ_d" + name] = np.zeros(params[name].shape)
        for i in np.ndindex(params[name].shape):
            moved = params[name].astype(complex)
            moved[i] += 1e-30j
            g["dJ_d" + name][i] = J(X, y, {**params, name: moved}, lam).imag / 1e-30
    return g
