# mistake: 06/lasso_step/first-layer-only
import numpy as np


def lasso_step(params, grads, lr, lam):
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * (dW + lam * np.sign(W)), b - lr * db)]
