# mistake: 01/mlp_forward/phi-twice
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(phi(X @ W + b))
    W, b = params[-1]
    return X @ W + b
