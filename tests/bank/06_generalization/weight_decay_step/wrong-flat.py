# mistake: 06/weight_decay_step/flat-list
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new += [W - lr * (dW + lam * W), b - lr * db]
    return new
