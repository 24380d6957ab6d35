# mistake: 06/lasso_step/loss-lost
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [(W - lr * lam * np.sign(W), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
