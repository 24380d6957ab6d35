# right: indices and a copy
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = [(W.copy(), b.copy()) for W, b in params]
    for i in range(len(params)):
        W, b = new[i]
        W -= lr * (grads[i][0] + lam * np.sign(params[i][0]))
        b -= lr * grads[i][1]
    return new
