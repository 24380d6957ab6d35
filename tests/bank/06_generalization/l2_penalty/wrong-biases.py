# mistake: 06/l2_penalty/biases-penalised
def l2_penalty(params, lam):
    return lam / 2 * sum((W**2).sum() + (b**2).sum() for W, b in params)
