# mistake: 06/lasso_step/gradient-returned
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [(dW + lam * np.sign(W), db) for (W, b), (dW, db) in zip(params, grads)]
