# mistake: 06/l2_penalty/half-missing
def l2_penalty(params, lam):
    return lam * sum((a**2).sum() for layer in params for a in layer)
