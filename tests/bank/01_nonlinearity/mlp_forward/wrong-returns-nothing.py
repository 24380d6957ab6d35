# mistake: 01/mlp_forward/no-return
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    W, b = params[-1]
    O = X @ W + b
