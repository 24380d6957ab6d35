# mistake: 01/mlp_forward/all-layers
def mlp_forward(X, params, phi):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(phi(Hs[-1] @ W + b))
    W, b = params[-1]
    Hs.append(Hs[-1] @ W + b)
    return Hs
