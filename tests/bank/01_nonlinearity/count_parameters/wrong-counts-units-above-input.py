# mistake: 01/count_parameters/units
def count_parameters(sizes):
    return sum(sizes[1:])
