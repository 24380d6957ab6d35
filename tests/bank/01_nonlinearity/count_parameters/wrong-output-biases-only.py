# mistake: 01/count_parameters/no-hidden-bias
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sizes[-1]
