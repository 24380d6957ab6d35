# mistake: 01/count_linear_regions/outside-counted
def count_linear_regions(W1, b1, x_min, x_max):
    return W1.shape[1] + 1
