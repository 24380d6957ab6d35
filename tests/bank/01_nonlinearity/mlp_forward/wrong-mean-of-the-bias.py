# mistake: none
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b.mean())
    W, b = params[-1]
    return X @ W + b
