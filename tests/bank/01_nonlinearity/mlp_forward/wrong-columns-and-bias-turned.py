# mistake: 01/mlp_forward/transposed-weights
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(W.T @ H + b.T)
    return params[-1][0].T @ H + params[-1][1].T
