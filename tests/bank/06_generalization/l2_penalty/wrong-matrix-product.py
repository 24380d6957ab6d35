# mistake: 06/l2_penalty/matrix-product
def l2_penalty(params, lam):
    return lam / 2 * sum((W.T @ W).sum() for W, b in params)
