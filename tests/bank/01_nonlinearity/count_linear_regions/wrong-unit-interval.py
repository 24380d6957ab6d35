# mistake: 01/count_linear_regions/fixed-interval
def count_linear_regions(W1, b1, x_min, x_max):
    k = {-b / w for w, b in zip(W1[0], b1[0]) if w != 0}
    return len([x for x in k if 0 < x < 1]) + 1
