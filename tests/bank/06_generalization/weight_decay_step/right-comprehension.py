# right: a comprehension, lists for pairs
def weight_decay_step(params, grads, lr, lam):
    return [[W - lr * dW - lr * lam * W, b - lr * db] for (W, b), (dW, db) in zip(params, grads)]
