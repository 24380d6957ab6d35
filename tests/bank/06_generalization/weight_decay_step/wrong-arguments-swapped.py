# mistake: 06/weight_decay_step/rate-and-strength-swapped
import numpy as np


def weight_decay_step(params, grads, lam, lr):
    return [(W - lr * (dW + lam * W), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
