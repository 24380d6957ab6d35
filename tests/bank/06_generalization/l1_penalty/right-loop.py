# right: loops over every entry
def l1_penalty(params, lam):
    total = 0.0
    for W, b in params:
        for w in W.flatten():
            total += w if w > 0 else -w
    return lam * total
