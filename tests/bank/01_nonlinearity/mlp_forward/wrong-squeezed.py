# mistake: 01/mlp_forward/flat-outputs
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(H @ W + b)
    W, b = params[-1]
    return (H @ W + b).squeeze()
