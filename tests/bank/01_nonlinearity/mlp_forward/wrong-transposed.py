# mistake: 01/mlp_forward/transposed-weights
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W.T + b)
    W, b = params[-1]
    return X @ W.T + b
