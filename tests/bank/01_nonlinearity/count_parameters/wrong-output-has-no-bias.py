# mistake: 01/count_parameters/no-output-bias
def count_parameters(sizes):
    total = sum(m * n for m, n in zip(sizes, sizes[1:]))
    return total + sum(sizes[1:-1])
