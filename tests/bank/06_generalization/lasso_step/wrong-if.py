# mistake: 06/lasso_step/if-on-an-array
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        if W > 0:
            slope = lam
        elif W < 0:
            slope = -lam
        else:
            slope = 0
        new.append((W - lr * (dW + slope), b - lr * db))
    return new
