# score: 7.5 / 30
# One typical mistake in each exercise, or two.

# %% relu
def relu(x):
    x[x < 0] = 0
    return x


def relu_prime(x):
    return np.where(x >= 0, 1.0, 0.0)

# %% dead-units
def dead_units(H):
    return np.all(H == 0, axis=1)

# %% predict-dead
answer_dead = (
    "B"
)

# %% sigmoid
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_prime(x):
    return sigmoid(sigmoid(x)) * (1 - sigmoid(sigmoid(x)))

# %% predict-saturation
answer_saturation = (
    "A"
)

# %% predict-zero-centred
answer_zero_centred = (
    "C"
)

# %% tanh
def tanh(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_prime(x):
    return 1 - tanh(x)

# %% elu
def elu(x, alpha=1.0):
    return np.where(x > 0, x, np.exp(x) - 1)


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, np.exp(x))

# %% leaky-relu
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, 0)

# %% gelu
def gelu(x):
    # the one with 1.702
    return x / (1 + np.exp(-1.702 * x))


def gelu_prime(x):
    t = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2)

# %% swish
def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% mish
def mish(x):
    return x * np.tanh(np.log(1 + np.exp(x)))


def mish_prime(x):
    return np.tanh(np.log(1 + np.exp(x)))

# %% predict-mish
answer_mish = (
    "D"
)

# %% diagnosis
answer_patient_1 = (
    "C"
)
answer_patient_2 = (
    "A", "D"
)
answer_patient_3 = (
    "C"
)

# %% rescale-layers
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        mended.append(W / np.sqrt(np.mean(z**2)))
        h = np.tanh(z)
    return mended
