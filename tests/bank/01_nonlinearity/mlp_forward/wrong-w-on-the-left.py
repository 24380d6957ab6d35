# mistake: 01/mlp_forward/transposed-weights
def mlp_forward(X, params, phi):
    H = X
    for k in range(len(params)):
        W, b = params[k]
        H = W @ H + b
        if k < len(params) - 1:
            H = phi(H)
    return H
