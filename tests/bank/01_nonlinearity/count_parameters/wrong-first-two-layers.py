# mistake: 01/count_parameters/two-layers-only
def count_parameters(sizes):
    d, h, q = sizes[0], sizes[1], sizes[2] if len(sizes) > 2 else 0
    return d * h + h + h * q + q
