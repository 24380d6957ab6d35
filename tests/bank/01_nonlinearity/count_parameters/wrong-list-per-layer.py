# mistake: 01/count_parameters/list-per-layer
def count_parameters(sizes):
    return [(m + 1) * n for m, n in zip(sizes, sizes[1:])]
