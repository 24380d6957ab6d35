# mistake: 01/count_linear_regions/all-patterns
def count_linear_regions(W1, b1, x_min, x_max):
    return 2 ** W1.shape[1]
