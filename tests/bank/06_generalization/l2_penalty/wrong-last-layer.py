# mistake: 06/l2_penalty/layers-left-out
def l2_penalty(params, lam):
    for W, b in params:
        penalty = lam / 2 * (W**2).sum()
    return penalty
