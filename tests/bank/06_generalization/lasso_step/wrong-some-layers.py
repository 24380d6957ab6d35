# mistake: 06/lasso_step/some-layers
import numpy as np


def lasso_step(params, grads, lr, lam):
    layers = []
    for (W, b), (dW, db) in zip(params, grads):
        layers.append((W - lr * dW, b - lr * db))
    W, b = layers[0]
    layers[0] = (W - lr * lam * np.sign(params[0][0]), b)
    return layers
