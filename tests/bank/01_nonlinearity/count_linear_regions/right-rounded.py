# right: rounds to nine digits against rounding errors
def count_linear_regions(W1, b1, x_min, x_max):
    pieces = 1
    seen = []
    for j in range(W1.shape[1]):
        if abs(W1[0, j]) > 1e-12:
            kink = round(float(-b1[0, j] / W1[0, j]), 9)
            if x_min < kink < x_max and kink not in seen:
                seen.append(kink)
                pieces += 1
    return pieces
