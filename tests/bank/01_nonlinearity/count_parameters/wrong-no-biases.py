# mistake: 01/count_parameters/no-biases
def count_parameters(sizes):
    return sum(m * n for m, n in zip(sizes, sizes[1:]))
