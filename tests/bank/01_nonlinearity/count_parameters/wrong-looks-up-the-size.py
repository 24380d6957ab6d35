# mistake: 01/count_parameters/equal-sizes
def count_parameters(sizes):
    total = 0
    for s in sizes[:-1]:
        i = sizes.index(s)
        total += (sizes[i] + 1) * sizes[i + 1]
    return total
