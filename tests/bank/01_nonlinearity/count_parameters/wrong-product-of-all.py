# mistake: 01/count_parameters/product
def count_parameters(sizes):
    total = 1
    for size in sizes:
        total *= size
    return total
