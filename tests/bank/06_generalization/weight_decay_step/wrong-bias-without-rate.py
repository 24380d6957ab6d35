# mistake: 06/weight_decay_step/bias-rate-missing
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam * W), b - db) for (W, b), (dW, db) in zip(params, grads)]
