# mistake: 01/collapse_affine/no-return
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = b1 @ W2 + b2
    print(W, b)
