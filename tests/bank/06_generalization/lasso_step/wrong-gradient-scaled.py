# mistake: 06/lasso_step/gradient-scaled
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (1 + lam) * dW, b - lr * db))
    return new
