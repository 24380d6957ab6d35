# right: recursion
def mlp_forward(X, params, phi):
    (W, b), *rest = params
    Z = X @ W + b
    return mlp_forward(phi(Z), rest, phi) if rest else Z
