# mistake: 01/mlp_forward/phi-on-a-part
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = X @ W + phi(b)
    W, b = params[-1]
    return X @ W + b
