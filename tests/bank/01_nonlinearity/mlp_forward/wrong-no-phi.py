# mistake: 01/mlp_forward/no-activation
def mlp_forward(X, params, phi):
    H = X
    for W, b in params:
        H = H @ W + b
    return H
