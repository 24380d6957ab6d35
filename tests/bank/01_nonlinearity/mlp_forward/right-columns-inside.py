# right: column convention inside
def mlp_forward(X, params, phi):
    h = X.T
    for W, b in params[:-1]:
        h = phi(W.T @ h + b.T)
    W, b = params[-1]
    return (W.T @ h + b.T).T
