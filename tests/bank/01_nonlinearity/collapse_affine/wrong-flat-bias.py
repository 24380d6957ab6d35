# mistake: 01/collapse_affine/flat-bias
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = b1[0] @ W2 + b2[0]
    return W, b
