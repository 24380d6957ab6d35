# mistake: 06/l2_penalty/params-changed
def l2_penalty(params, lam):
    total = 0
    for W, b in params:
        W *= W
        total += W.sum()
    return lam / 2 * total
