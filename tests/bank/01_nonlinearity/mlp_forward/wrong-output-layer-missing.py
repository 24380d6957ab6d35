# mistake: 01/mlp_forward/output-layer-missing
def mlp_forward(X, params, phi):
    H = X
    for i in range(len(params) - 1):
        W, b = params[i]
        H = phi(H @ W + b)
    return H
