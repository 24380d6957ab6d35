# mistake: 06/weight_decay_step/layers-in-one-array
import numpy as np


def weight_decay_step(params, grads, lr, lam):
    params, grads = np.array(params), np.array(grads)
    return params - lr * (grads + lam * params)
