# mistake: 06/lasso_step/halved
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam / 2 * np.sign(W)), b - lr * db))
    return new
