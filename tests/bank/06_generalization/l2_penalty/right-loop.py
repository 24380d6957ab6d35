# right: loops over every entry
def l2_penalty(params, lam):
    total = 0.0
    for W, b in params:
        for row in W:
            for w in row:
                total += w * w
    return 0.5 * lam * total
