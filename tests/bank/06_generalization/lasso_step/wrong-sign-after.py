# mistake: 06/lasso_step/sign-after-step
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        new.append((W - lr * lam * np.sign(W), b - lr * db))
    return new
