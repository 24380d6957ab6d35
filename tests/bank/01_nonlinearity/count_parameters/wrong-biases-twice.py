# mistake: 01/count_parameters/biases-twice
def count_parameters(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:])
