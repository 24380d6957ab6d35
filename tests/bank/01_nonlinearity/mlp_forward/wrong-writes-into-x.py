# mistake: 01/mlp_forward/in-place
def mlp_forward(X, params, phi):
    for i, (W, b) in enumerate(params):
        Z = X @ W + b
        Z = phi(Z) if i < len(params) - 1 else Z
        if Z.shape == X.shape:
            X[:] = Z
        else:
            X = Z
    X = X.copy()
    params[0][1][:] = 0
    return X
