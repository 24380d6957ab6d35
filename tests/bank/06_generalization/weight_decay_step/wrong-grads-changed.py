# mistake: 06/weight_decay_step/params-changed
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        dW += lam * W
        new.append((W - lr * dW, b - lr * db))
    return new
