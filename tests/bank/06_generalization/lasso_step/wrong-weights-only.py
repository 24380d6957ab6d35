# mistake: 06/lasso_step/weights-only
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [W - lr * (dW + lam * np.sign(W)) for (W, b), (dW, db) in zip(params, grads)]
