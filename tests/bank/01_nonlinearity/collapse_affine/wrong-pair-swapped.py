# mistake: 01/collapse_affine/pair-swapped
def collapse_affine(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2
