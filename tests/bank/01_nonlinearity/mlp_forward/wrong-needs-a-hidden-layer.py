# mistake: 01/mlp_forward/fixed-depth
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        H = phi(X @ W + b)
        X = H
    return H @ params[-1][0] + params[-1][1]
