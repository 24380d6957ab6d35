# mistake: 01/mlp_forward/bias-lost
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    return X @ params[-1][0]
