# mistake: 06/weight_decay_step/some-layers
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    out = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
    W, b = params[0]
    dW, db = grads[0]
    out[0] = (W - lr * (dW + lam * W), b - lr * db)
    return out
