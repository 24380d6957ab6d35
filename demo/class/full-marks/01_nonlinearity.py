# score: 20 / 20
# Everything as the lecture has it.

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

# %% xor-relu-network
def xor_relu_network():
    """Return (W1, b1, W2, b2) of a ReLU network with two hidden units that computes XOR."""
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([[0.0, -1.0]])
    W2 = np.array([[1.0], [-2.0]])
    b2 = np.array([[0.0]])
    return W1, b1, W2, b2

# %% count-linear-regions
def count_linear_regions(W1, b1, x_min, x_max):
    """Return into how many pieces the kinks of a hidden ReLU layer cut an interval."""
    w, b = W1[0], b1[0]
    moving = w != 0
    kinks = np.unique(-b[moving] / w[moving])
    inside = (x_min < kinks) & (kinks < x_max)
    return 1 + int(inside.sum())

# %% predictions
answer_narrow = (
    "C"
)
answer_scaled = (
    "B"
)
