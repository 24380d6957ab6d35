# score: 30 / 30
# Right throughout, and nowhere written as in the lecture.

# %% relu
def relu(x):
    return (x + abs(x)) / 2


def relu_prime(x):
    out = np.zeros_like(x)
    for index, value in np.ndenumerate(x):
        if value > 0:
            out[index] = 1
    return out

# %% dead-units
def dead_units(H):
    return [not any(column) for column in H.T.tolist()]

# %% predict-dead
answer_dead = (
    "a"
)

# %% sigmoid
def sigmoid(x):
    print("sigmoid of", x.shape)
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_prime(x):
    return np.einsum("...,...->...", sigmoid(x), sigmoid(-x))

# %% predict-saturation
answer_saturation = (
    "C."
)

# %% predict-zero-centred
answer_zero_centred = (
    "(B)"
)

# %% tanh
import math


def tanh(x):
    flat = [math.tanh(value) for value in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)


tanh_prime = lambda x: (1 - tanh(x)) * (1 + tanh(x))

# %% elu
def elu(x, alpha=1.0):
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


def elu_prime(x, alpha=1.0):
    return np.piecewise(x, [x > 0], [1, lambda v: alpha * np.exp(v)])

# %% leaky-relu
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, np.ones_like(x), np.full_like(x, alpha))

# %% gelu
def gate(x):
    # 0.5 (1 + tanh(u)) is a sigmoid of 2u
    return sigmoid(math.sqrt(8 / math.pi) * (x + 0.044715 * x * x * x))


def gelu(x):
    return x * gate(x)


def gelu_prime(x):
    g = gate(x)
    return g + x * g * (1 - g) * math.sqrt(8 / math.pi) * (1 + 0.134145 * x * x)

# %% swish
def swish(x):
    return x * (1 + np.tanh(x / 2)) / 2


def swish_prime(x):
    return swish(x) + sigmoid(x) * (1 - swish(x))

# %% mish
def mish(x):
    # tanh(ln(u)) = (u^2 - 1) / (u^2 + 1), with u = 1 + e^x
    e = np.exp(x)
    return x * e * (e + 2) / (e * (e + 2) + 2)


def mish_prime(x):
    e = np.exp(x)
    gate = e * (e + 2) / (e * (e + 2) + 2)
    return gate + x * (1 - gate**2) * e / (1 + e)

# %% predict-mish
answer_mish = (
    " c "
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
    # from the first layer up, the rest by the function itself
    if not weights:
        return []
    z = X @ weights[0]
    size = np.linalg.norm(z) / np.sqrt(z.size)
    return [weights[0] / size, *rescale_layers(np.tanh(z / size), weights[1:])]
