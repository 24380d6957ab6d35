# mistake: 01/mlp_forward/phi-misplaced
def mlp_forward(X, params, phi):
    W, b = params[0]
    H = X @ W + b
    for W, b in params[1:]:
        H = phi(H @ W + b)
    return H
