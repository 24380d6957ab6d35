# right: walks through the sorted kinks
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = sorted(-b / w for w, b in zip(W1[0].tolist(), b1[0].tolist()) if w != 0.0)
    pieces, last = 1, x_min
    for kink in kinks:
        if kink >= x_max:
            break
        if kink > last:
            pieces, last = pieces + 1, kink
    return pieces
