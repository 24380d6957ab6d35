# mistake: none
def count_parameters(sizes):
    return [(m + 1) * n for m, n in zip(sizes, sizes[1:])]
