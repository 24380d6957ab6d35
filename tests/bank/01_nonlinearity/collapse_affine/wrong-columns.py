# mistake: 01/collapse_affine/column-convention
def collapse_affine(W1, b1, W2, b2):
    W = W2.T @ W1.T
    b = W2.T @ b1.T + b2.T
    return W, b
