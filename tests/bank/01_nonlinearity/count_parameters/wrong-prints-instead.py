# mistake: 01/count_parameters/no-return
def count_parameters(sizes):
    total = 0
    for m, n in zip(sizes, sizes[1:]):
        total += m * n + n
    print("parameters:", total)
