# score: 40 / 40
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
def softplus(x):
    return np.logaddexp(0, x)


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t, s = np.tanh(softplus(x)), np.exp(x - softplus(x))
    return t + x * s * (1 - t) * (1 + t)

# %% predict-mish
answer_mish = (
    " c "
)
