# mistake: 01/count_linear_regions/shared-kink-counted-twice
def count_linear_regions(W1, b1, x_min, x_max):
    units = set(zip(W1[0].tolist(), b1[0].tolist()))
    return 1 + sum(x_min < -b / w < x_max for w, b in units if w != 0)
