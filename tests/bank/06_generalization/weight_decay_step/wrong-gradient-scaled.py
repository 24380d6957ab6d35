# mistake: 06/weight_decay_step/gradient-scaled
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (1 + lam) * dW, b - lr * db))
    return new
