# right: recursion
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return (first + 1) * second + count_parameters([second, *rest])
