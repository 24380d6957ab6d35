# score: 30 / 30
# Everything solved, in the way the lecture does it.

# %% relu
def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return np.where(x > 0, 1, 0).astype(x.dtype)

# %% dead-units
def dead_units(H):
    return np.all(H == 0, axis=0)

# %% predict-dead
answer_dead = (
    "A"
)

# %% sigmoid
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% predict-saturation
answer_saturation = (
    "C"
)

# %% predict-zero-centred
answer_zero_centred = (
    "B"
)

# %% tanh
def tanh(x):
    return 2 * sigmoid(2 * x) - 1


def tanh_prime(x):
    return 1 - tanh(x) ** 2

# %% elu
def elu(x, alpha=1.0):
    left = alpha * (np.exp(np.minimum(x, 0)) - 1)
    return np.where(x > 0, x, left)


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))

# %% leaky-relu
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)

# %% gelu
def gelu(x):
    u = (2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)
    return 0.5 * x * (1 + np.tanh(u))


def gelu_prime(x):
    u = (2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)
    du = (2 / np.pi) ** 0.5 * (1 + 3 * 0.044715 * x**2)
    t = np.tanh(u)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * du

# %% swish
def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    return sigmoid(x) + x * sigmoid_prime(x)

# %% mish
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% predict-mish
answer_mish = (
    "C"
)

# %% diagnosis
answer_patient_1 = (
    "B"
)
answer_patient_2 = (
    "D"
)
answer_patient_3 = (
    "C"
)

# %% rescale-layers
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        factor = 1 / np.sqrt(np.mean(z**2))
        mended.append(factor * W)
        h = np.tanh(factor * z)
    return mended
