# mistake: 06/lasso_step/params-changed
import numpy as np


def lasso_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * (dW + lam * np.sign(W))
        b -= lr * db
    return params
