# mistake: 01/mlp_forward/in-place
def mlp_forward(X, params, phi):
    W_out, b_out = params.pop()
    for W, b in params:
        X = phi(X @ W + b)
    return X @ W_out + b_out
