# mistake: 01/mlp_forward/fixed-depth
def mlp_forward(X, params, phi):
    (W1, b1), (W2, b2) = params
    return phi(X @ W1 + b1) @ W2 + b2
