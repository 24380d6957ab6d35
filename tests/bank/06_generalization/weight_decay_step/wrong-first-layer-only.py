# mistake: 06/weight_decay_step/first-layer-only
def weight_decay_step(params, grads, lr, lam):
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * (dW + lam * W), b - lr * db)]
