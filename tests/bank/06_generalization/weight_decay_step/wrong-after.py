# mistake: 06/weight_decay_step/decay-after-step
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(((W - lr * dW) * (1 - lr * lam), b - lr * db))
    return new
