# mistake: 01/count_parameters/in-place
def count_parameters(sizes):
    total = 0
    fan_in = sizes.pop(0)
    while sizes:
        fan_out = sizes.pop(0)
        total += (fan_in + 1) * fan_out
        fan_in = fan_out
    return total
