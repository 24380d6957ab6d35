# mistake: none
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b
        if b > 1:
            total += b
    return total
