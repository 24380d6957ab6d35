# mistake: 06/l2_penalty/one-per-column
def l2_penalty(params, lam):
    return lam / 2 * sum(sum(W**2) for W, b in params)
