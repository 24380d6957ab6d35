# score: 11 / 20
# Ran out of time: XOR, regions and predictions are missing.

# %% collapse-affine
def collapse_affine(W1, b1, W2, b2):
    """Return the affine layer (W, b) that equals two affine layers, one after the other."""
    W = W1 @ W2
    b = b1 @ W2 + b2
    return W, b

# %% count-parameters
def count_parameters(sizes):
    """Return the number of weights and biases of a network with these layer sizes."""
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total

# %% mlp-forward
def mlp_forward(X, params, phi):
    """Return the outputs (n, q) of a network for a batch X (n, d)."""
    H = X
    for W, b in params[:-1]:
        H = phi(H @ W + b)
    W, b = params[-1]
    return H @ W + b
