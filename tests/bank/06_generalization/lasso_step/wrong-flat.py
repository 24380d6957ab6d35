# mistake: 06/lasso_step/flat-list
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new += [W - lr * (dW + lam * np.sign(W)), b - lr * db]
    return new
