# mistake: 06/lasso_step/rate-and-strength-swapped
import numpy as np


def lasso_step(params, grads, lam, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * db))
    return new
