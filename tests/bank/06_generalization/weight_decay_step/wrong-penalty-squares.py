# mistake: 06/weight_decay_step/penalty-not-derived
def weight_decay_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam / 2 * W**2), b - lr * db) for (W, b), (dW, db) in zip(params, grads)
    ]
