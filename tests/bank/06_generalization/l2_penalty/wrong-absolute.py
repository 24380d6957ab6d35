# mistake: 06/l2_penalty/absolute-values
def l2_penalty(params, lam):
    return lam / 2 * sum(abs(W).sum() for W, b in params)
