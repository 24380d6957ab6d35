# right: shrink by 1 - lr lam, then step
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(((1 - lr * lam) * W - lr * dW, b - lr * db))
    return new
