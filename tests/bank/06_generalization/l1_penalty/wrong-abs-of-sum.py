# mistake: 06/l1_penalty/signs-cancel
def l1_penalty(params, lam):
    return lam * sum(abs(W.sum()) for W, b in params)
