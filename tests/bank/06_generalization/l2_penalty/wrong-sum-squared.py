# mistake: 06/l2_penalty/sum-squared
def l2_penalty(params, lam):
    return lam / 2 * sum(W.sum() ** 2 for W, b in params)
