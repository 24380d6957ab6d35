# score: 11.5 / 30
# The first six exercises and two predictions; ELU was begun, and its slope is still missing.

# %% relu
def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)

# %% dead-units
def dead_units(H):
    return (H == 0).all(axis=0)

# %% predict-dead
answer_dead = (
    "A"
)

# %% sigmoid
def sigmoid(x):
    positive = 1 / (1 + np.exp(-np.maximum(x, 0)))
    e = np.exp(np.minimum(x, 0))
    return np.where(x >= 0, positive, e / (1 + e))


def sigmoid_prime(x):
    s = sigmoid(x)
    return s * (1 - s)

# %% predict-saturation
answer_saturation = (
    "C"
)

# %% tanh
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% elu
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_prime(x, alpha=1.0):
    # FILL IN HERE
    ...

# %% leaky-relu
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    # FILL IN HERE
    ...
