# mistake: 06/weight_decay_step/first-layer-only
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * db))
        return new
