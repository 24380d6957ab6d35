# right: a lambda that prints
def show(*shapes):
    print("shapes", *shapes)


collapse_affine = lambda W1, b1, W2, b2: (show(W1.shape, W2.shape), W1 @ W2, b1 @ W2 + b2)[1:]
