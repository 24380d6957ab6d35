# right: zip over neighbours
def count_parameters(sizes):
    return sum((m + 1) * n for m, n in zip(sizes, sizes[1:]))
