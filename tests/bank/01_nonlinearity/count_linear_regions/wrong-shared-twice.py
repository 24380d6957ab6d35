# mistake: 01/count_linear_regions/shared-kink-counted-twice
def count_linear_regions(W1, b1, x_min, x_max):
    pieces = 1
    for w, b in zip(W1[0], b1[0]):
        if w != 0 and x_min < -b / w < x_max:
            pieces += 1
    return pieces
