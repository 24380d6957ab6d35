# mistake: 06/l1_penalty/one-per-column
def l1_penalty(params, lam):
    return lam * sum(sum(abs(W)) for W, b in params)
