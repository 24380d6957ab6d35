# mistake: 01/count_parameters/input-biases
def count_parameters(sizes):
    weights = sum(m * n for m, n in zip(sizes, sizes[1:]))
    return weights + sum(sizes)
