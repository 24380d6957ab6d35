# mistake: 01/collapse_affine/bias-subtracted
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b2 - b1 @ W2
