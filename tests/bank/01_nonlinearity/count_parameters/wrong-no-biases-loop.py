# mistake: 01/count_parameters/no-biases
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + sizes[i] * sizes[i + 1]
    return total
