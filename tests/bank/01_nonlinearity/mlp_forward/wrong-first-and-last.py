# mistake: 01/mlp_forward/fixed-depth
def mlp_forward(X, params, phi):
    H = phi(X @ params[0][0] + params[0][1])
    return H @ params[-1][0] + params[-1][1]
