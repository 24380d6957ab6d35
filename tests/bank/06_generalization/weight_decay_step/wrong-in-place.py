# mistake: 06/weight_decay_step/params-changed
def weight_decay_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * (dW + lam * W)
        b -= lr * db
    return params
