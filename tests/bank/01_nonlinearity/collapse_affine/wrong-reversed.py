# mistake: 01/collapse_affine/reversed-product
def collapse_affine(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2
