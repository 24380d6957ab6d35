# mistake: 01/mlp_forward/fixed-depth
def mlp_forward(X, params, phi):
    W1, b1 = params[0]
    W2, b2 = params[1]
    H = phi(X @ W1 + b1)
    return H @ W2 + b2
