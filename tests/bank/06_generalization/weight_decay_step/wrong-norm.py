# mistake: 06/weight_decay_step/divided-by-norm
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W / np.linalg.norm(W)), b - lr * db))
    return new
