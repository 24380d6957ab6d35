# mistake: 06/weight_decay_step/strength-added
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
