# mistake: 01/count_parameters/bias-per-input
def count_parameters(sizes):
    return sum(m * (n + 1) for m, n in zip(sizes, sizes[1:]))
