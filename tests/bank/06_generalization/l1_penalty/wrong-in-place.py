# mistake: 06/l1_penalty/params-changed
def l1_penalty(params, lam):
    total = 0
    for W, b in params:
        W[W < 0] *= -1
        total += W.sum()
    return lam * total
