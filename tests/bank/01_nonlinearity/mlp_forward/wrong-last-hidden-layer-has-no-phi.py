# mistake: 01/mlp_forward/no-activation
def mlp_forward(X, params, phi):
    for k, (W, b) in enumerate(params):
        X = X @ W + b
        if k < len(params) - 2:
            X = phi(X)
    return X
