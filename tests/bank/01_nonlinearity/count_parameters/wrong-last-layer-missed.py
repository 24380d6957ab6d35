# mistake: 01/count_parameters/last-layer-missing
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total += (sizes[i] + 1) * sizes[i + 1]
    return total
