# right: adds up unit by unit, from a copy
def count_parameters(sizes):
    left = list(sizes)
    total = 0
    below = left.pop(0)
    while left:
        units = left.pop(0)
        for _ in range(units):
            total += below
            total += 1
        below = units
    return total
