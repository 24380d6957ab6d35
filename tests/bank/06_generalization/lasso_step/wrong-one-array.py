# mistake: 06/lasso_step/layers-in-one-array
import numpy as np


def lasso_step(params, grads, lr, lam):
    params, grads = np.array(params), np.array(grads)
    return params - lr * (grads + lam * np.sign(params))
