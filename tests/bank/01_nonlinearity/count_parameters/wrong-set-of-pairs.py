# mistake: 01/count_parameters/equal-sizes
def count_parameters(sizes):
    pairs = {(a, b) for a, b in zip(sizes, sizes[1:])}
    return sum(a * b + b for a, b in pairs)
