# score: 20 / 20
# Right, each in a way of its own.

# %% collapse-affine
def collapse_affine(W1, b1, W2, b2):
    def layers(X):
        H = X @ W1 + b1
        return H @ W2 + b2

    b = layers(np.zeros((1, len(W1))))
    W = layers(np.eye(len(W1))) - b
    return W, b

# %% count-parameters
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return (first + 1) * second + count_parameters([second, *rest])

# %% mlp-forward
def mlp_forward(X, params, phi):
    (W, b), *rest = params
    Z = X @ W + b
    return mlp_forward(phi(Z), rest, phi) if rest else Z

# %% xor-relu-network
def xor_relu_network():
    W1 = np.array([[1, -1], [-1, 1]])
    return W1, np.zeros((1, 2)), np.ones((2, 1)), np.zeros((1, 1))

# %% count-linear-regions
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1.ravel(), b1.ravel()
    kinks = [-bj / wj for wj, bj in zip(w, b) if wj != 0]
    cuts = sorted({x_min, x_max, *(k for k in kinks if x_min < k < x_max)})
    patterns = []
    for left, right in zip(cuts, cuts[1:]):
        pattern = tuple(((left + right) / 2 * w + b) > 0)
        if not patterns or patterns[-1] != pattern:
            patterns.append(pattern)
    return len(patterns)

# %% predictions
answer_narrow = "c"
answer_scaled = "(B)"
