# mistake: 06/l2_penalty/half-missing
def l2_penalty(params, lam):
    return lam * sum((W**2).sum() for W, b in params)
