# mistake: 06/weight_decay_step/gradient-returned
def weight_decay_step(params, grads, lr, lam):
    return [(dW + lam * W, db) for (W, b), (dW, db) in zip(params, grads)]
