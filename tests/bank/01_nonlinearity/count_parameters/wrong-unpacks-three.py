# mistake: 01/count_parameters/fixed-depth
def count_parameters(sizes):
    d, h, q = sizes
    return d * h + h + h * q + q
