# mistake: 06/weight_decay_step/penalty-not-derived
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        penalty = lam / 2 * (W**2).sum()
        new.append((W - lr * (dW + penalty), b - lr * db))
    return new
