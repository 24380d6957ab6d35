# mistake: 01/mlp_forward/phi-misplaced
def mlp_forward(X, params, phi):
    for W, b in params:
        X = X @ W + b
    return phi(X)
