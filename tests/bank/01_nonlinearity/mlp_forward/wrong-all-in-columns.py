# mistake: 01/mlp_forward/transposed-weights
def mlp_forward(X, params, phi):
    H = X.T
    for W, b in params[:-1]:
        H = phi(W.T @ H + b.T)
    W, b = params[-1]
    return W.T @ H + b.T
