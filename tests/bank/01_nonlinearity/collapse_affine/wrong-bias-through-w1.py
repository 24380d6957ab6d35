# mistake: 01/collapse_affine/bias-through-w1
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W1 + b2
