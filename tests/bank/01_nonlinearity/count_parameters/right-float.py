# right: a float without fraction
def count_parameters(sizes):
    total = 0.0
    for i, size in enumerate(sizes):
        if i > 0:
            total += size * (sizes[i - 1] + 1.0)
    return total
