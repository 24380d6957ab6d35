# mistake: 01/collapse_affine/bias-not-pushed
def collapse_affine(W1, b1, W2, b2):
    W = W1.dot(W2)
    b = b2 + b1
    return W, b
