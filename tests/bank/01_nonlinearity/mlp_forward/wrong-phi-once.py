# mistake: 01/mlp_forward/first-layer-only
def mlp_forward(X, params, phi):
    for i, (W, b) in enumerate(params):
        X = X @ W + b
        if i == 0 and len(params) > 1:
            X = phi(X)
    return X
