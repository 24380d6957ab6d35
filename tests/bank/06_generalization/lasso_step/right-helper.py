# right: a helper function, a tuple comes back
import numpy as np


def lasso_step(params, grads, lr, lam):
    def move(value, gradient, strength):
        return value - lr * (gradient + strength * np.sign(value))

    return tuple((move(W, dW, lam), move(b, db, 0.0)) for (W, b), (dW, db) in zip(params, grads))
