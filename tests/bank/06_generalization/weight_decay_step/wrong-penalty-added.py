# mistake: 06/weight_decay_step/penalty-not-derived
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    pen = lam / 2 * sum((W**2).sum() for W, b in params)
    return [(W - lr * (dW + pen), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
