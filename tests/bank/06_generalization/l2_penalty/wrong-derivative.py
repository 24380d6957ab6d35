# mistake: 06/l2_penalty/derived
def l2_penalty(params, lam):
    return sum((lam * W).sum() for W, b in params)
