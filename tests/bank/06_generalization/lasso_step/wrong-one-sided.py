# mistake: 06/lasso_step/one-sided
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * (W > 0)), b - lr * db))
    return new
