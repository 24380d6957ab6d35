# mistake: 01/mlp_forward/fixed-depth
def mlp_forward(X, params, phi):
    (W, b), (V, c) = params[0], params[-1]
    H = phi(X @ W + b)
    for U, a in params[1:-1]:
        H = phi(H @ U + a)
    return H @ V + c
