# mistake: 06/weight_decay_step/decay-doubled
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + 2 * lam * W), b - lr * db))
    return new
