# score: 10 / 20
# One typical mistake in each exercise.

# %% collapse-affine
def collapse_affine(W1, b1, W2, b2):
    W = W1.dot(W2)
    b = b2 + b1
    return W, b

# %% count-parameters
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + sizes[i] * sizes[i + 1]
    return total

# %% mlp-forward
def mlp_forward(X, params, phi):
    for i, (W, b) in enumerate(params):
        X = X @ W + b
        if i == 0 and len(params) > 1:
            X = phi(X)
    return X

# %% xor-relu-network
def xor_relu_network():
    # OR and not AND
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[-0.5, -1.5]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% count-linear-regions
def count_linear_regions(W1, b1, x_min, x_max):
    pieces = 1
    for w, b in zip(W1[0], b1[0]):
        if w != 0 and x_min < -b / w < x_max:
            pieces += 1
    return pieces

# %% predictions
answer_narrow = (
    "B"
)
answer_scaled = (
    "A"
)
