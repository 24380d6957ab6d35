# mistake: 01/mlp_forward/activation-on-output
def mlp_forward(X, params, phi):
    for W, b in params:
        X = phi(X @ W + b)
    return X
