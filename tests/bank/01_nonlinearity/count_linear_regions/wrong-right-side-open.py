# mistake: 01/count_linear_regions/outside-counted
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0], b1[0]) if w != 0}
    return 1 + sum(x_min < kink for kink in kinks)
