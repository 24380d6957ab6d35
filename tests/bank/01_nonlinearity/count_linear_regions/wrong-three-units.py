# mistake: 01/count_linear_regions/first-unit-only
def count_linear_regions(W1, b1, x_min, x_max):
    k = {-b1[0, j] / W1[0, j] for j in range(3) if W1[0, j] != 0}
    return len([x for x in k if x_min < x < x_max]) + 1
