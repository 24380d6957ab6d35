# mistake: 06/weight_decay_step/weights-only
def weight_decay_step(params, grads, lr, lam):
    return [W - lr * (dW + lam * W) for (W, b), (dW, db) in zip(params, grads)]
