# mistake: 06/lasso_step/params-changed
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        dW += lam * np.sign(W)
        new.append((W - lr * dW, b - lr * db))
    return new
