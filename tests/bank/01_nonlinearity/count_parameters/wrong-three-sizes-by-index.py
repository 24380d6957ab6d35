# mistake: 01/count_parameters/fixed-depth
def count_parameters(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]
