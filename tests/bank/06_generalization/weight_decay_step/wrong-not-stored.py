# mistake: 06/weight_decay_step/nothing-moved
def weight_decay_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * (dW + lam * W)
        b = b - lr * db
    return params
