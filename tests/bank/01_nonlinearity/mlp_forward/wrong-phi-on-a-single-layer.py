# mistake: 01/mlp_forward/activation-on-output
def mlp_forward(X, params, phi):
    W, b = params[0]
    H = phi(X @ W + b)
    for W, b in params[1:-1]:
        H = phi(H @ W + b)
    if len(params) > 1:
        W, b = params[-1]
        H = H @ W + b
    return H
