# mistake: 01/count_linear_regions/one-sign-only
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0], b1[0]) if w > 0}
    return 1 + sum(x_min < kink < x_max for kink in kinks)
