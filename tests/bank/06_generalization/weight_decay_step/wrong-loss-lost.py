# mistake: 06/weight_decay_step/loss-lost
def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * lam * W, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
