# mistake: 06/l2_penalty/one-per-layer
def l2_penalty(params, lam):
    return [lam / 2 * (W**2).sum() for W, b in params]
