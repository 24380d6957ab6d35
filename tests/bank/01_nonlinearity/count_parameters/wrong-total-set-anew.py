# mistake: 01/count_parameters/last-layer-alone
def count_parameters(sizes):
    for i in range(len(sizes) - 1):
        total = 0
        total += (sizes[i] + 1) * sizes[i + 1]
    return total
