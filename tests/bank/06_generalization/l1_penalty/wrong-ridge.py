# mistake: 06/l1_penalty/squared
def l1_penalty(params, lam):
    return lam / 2 * sum((W**2).sum() for W, b in params)
