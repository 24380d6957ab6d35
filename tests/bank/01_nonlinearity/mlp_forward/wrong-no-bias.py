# mistake: 01/mlp_forward/bias-lost
def mlp_forward(X, params, phi):
    for W, _ in params[:-1]:
        X = phi(X @ W)
    return X @ params[-1][0]
