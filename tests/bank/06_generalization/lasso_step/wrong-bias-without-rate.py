# mistake: 06/lasso_step/bias-rate-missing
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam * np.sign(W)), b - db) for (W, b), (dW, db) in zip(params, grads)]
