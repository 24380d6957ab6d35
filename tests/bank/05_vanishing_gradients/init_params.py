# %% examples
# shapes first, then properties that hold for every generator
[(W.shape, b.shape) for W, b in init_params([3, 5, 2], "relu", np.random.default_rng(0))]
rng = np.random.default_rng(0); float(np.abs(init_params([3, 5, 2], "relu", rng)[0][1]).max())
sizes = [3, 5, 2]; init_params(sizes, "relu", np.random.default_rng(0)); sizes
W, b = init_params([2, 2], "relu", np.random.default_rng(0))[0]; len(np.unique(W))

f = lambda seed: init_params([2, 2], "relu", np.random.default_rng(seed))[0][0]
np.array_equal(f(0), f(0))
np.array_equal(f(0), f(1))
rng = np.random.default_rng(0); g = lambda: init_params([2, 2], "relu", rng)[0][0]; np.array_equal(g(), g())

(W1, b1), (W2, b2) = init_params([3, 3, 3], "relu", np.random.default_rng(0)); np.array_equal(W1, W2)
W, b = init_params([3, 3], "relu", np.random.default_rng(0))[0]; bool(abs(W.mean()) < 1e-12)

W, b = init_params([400, 400], "relu", np.random.default_rng(0))[0]
bool(W.min() < 0)
np.round(abs(W.mean() / W.std()), 1)

W, b = init_params([400, 100], "linear", np.random.default_rng(0))[0]; np.round(W.std() / np.sum(init_std(400, "linear")), 1)
W, b = init_params([400, 100], "relu", np.random.default_rng(0))[0]; np.round(W.std() / np.sum(init_std(400, "relu")), 1)
W, b = init_params([400, 100], "tanh", np.random.default_rng(0))[0]; np.round(W.std() / np.sum(init_std(400, "tanh")), 1)
W, b = init_params([100, 400, 100], "relu", np.random.default_rng(0))[1]; np.round(W.std() / np.sum(init_std(400, "relu")), 1)
W, b = init_params([400, 400], "relu", np.random.default_rng(0))[0]; bool(np.abs(W).max() > 3 * W.std())
W, b = init_params([3, 9000], "linear", np.random.default_rng(0))[0]; np.round(W.std() / np.sum(init_std(3, "linear")), 1)

# %% right: a loop, standard_normal, a list of lists
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for i in range(len(sizes) - 1):
        W = init_std(sizes[i], activation) * rng.standard_normal((sizes[i], sizes[i + 1]))
        layers.append([W, np.zeros(shape=(1, sizes[i + 1]))])
    return layers

# %% right: single precision
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (
            rng.normal(scale=init_std(m, activation), size=(m, n)).astype(np.float32),
            np.zeros((1, n), dtype=np.float32),
        )
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% right: follows an init_std of its own, right or not
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 1, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    print("sizes:", sizes)
    return [
        (rng.normal(scale=init_std(m, activation), size=(m, n)), 0.0 * np.ones((1, n)))
        for m, n in zip(sizes, sizes[1:])
    ]

# %% right: recursion, and a tuple of layers
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    if len(sizes) < 2:
        return ()
    m, n, *rest = sizes
    layer = (rng.normal(0.0, init_std(m, activation), (m, n)), np.zeros((1, n)))
    return (layer, *init_params([n, *rest], activation, rng))

# %% right: draws in another order: last layer first
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    Ws = []
    for fan_in, fan_out in zip(sizes[-2::-1], sizes[:0:-1]):
        Ws.insert(0, rng.normal(size=(fan_in, fan_out)) * init_std(fan_in, activation))
    return list(zip(Ws, [np.zeros((1, n)) for n in sizes[1:]]))

# %% right: draws (fan_out, fan_in) and transposes
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    def layer(fan_in, fan_out):
        W = rng.normal(loc=0, scale=init_std(fan_in, activation), size=(fan_out, fan_in)).T
        return W, np.zeros(fan_out)[None, :]

    return list(map(layer, sizes[:-1], sizes[1:]))

# %% wrong: 05/init_params/activation-ignored (always relu)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, "relu")
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/activation-ignored (always tanh)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, "tanh")
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/activation-ignored (always leaky)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, "leaky_relu")
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/all-entries-as-fan-in (size of w)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = np.zeros((m, n))
        W = rng.normal(scale=init_std(W.size, activation), size=W.shape)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/bias-constant (bias a tenth)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(scale=init_std(m, activation), size=(m, n))
        params.append((W, np.full((1, n), 0.1)))
    return params

# %% wrong: 05/init_params/bias-not-zero (bias drawn)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(m, activation), size=(m, n)), rng.normal(size=(1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/both-fans (glorot)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(scale=np.sqrt(2 / (m + n)), size=(m, n))
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/both-fans (sum of fans)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(scale=init_std(m + n, activation), size=(m, n))
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/constant
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = np.full((m, n), std)
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/copies (one row drawn)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        row = rng.normal(scale=init_std(m, activation), size=(1, n))
        params.append((np.repeat(row, m, axis=0), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/copies (one column drawn)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = np.zeros((m, n)) + rng.normal(scale=init_std(m, activation), size=(m, 1))
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/divided-by-std (divided)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.standard_normal((m, n)) / init_std(m, activation)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/fan-in-of-the-layer-below (layer below)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for layer in range(1, len(sizes)):
        std = init_std(sizes[max(layer - 2, 0)], activation)
        W = rng.normal(scale=std, size=(sizes[layer - 1], sizes[layer]))
        params.append((W, np.zeros((1, sizes[layer]))))
    return params

# %% wrong: 05/init_params/fan-out
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(n, activation), size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/fan-out (rows for columns)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(fan_in, fan_out))
        params.append((W * init_std(W.shape[1], activation), np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/first-fan-in
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    std = init_std(sizes[0], activation)
    return [
        (rng.normal(scale=std, size=(m, n)), np.zeros((1, n))) for m, n in zip(sizes, sizes[1:])
    ]

# %% wrong: 05/init_params/flat-bias
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(m, activation), size=(m, n)), np.zeros(n))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/flat-bias (bias column)
def init_std(fan_in, activation):
    return {"linear": 1, "tanh": 1, "relu": 2 ** 0.5, "leaky_relu": (2 / 1.04) ** 0.5}[activation] / fan_in ** 0.5


def init_params(sizes, activation, rng):
    return [(rng.normal(0, init_std(i, activation), (i, o)), np.zeros((o, 1))) for i, o in zip(sizes, sizes[1:])]

# %% wrong: 05/init_params/global-generator (global)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (np.random.normal(scale=init_std(m, activation), size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/last-layer-linear
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        last = len(layers) == len(sizes) - 2
        std = init_std(m, "linear" if last else activation)
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/layer-count (one layer)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    m, n = sizes[0], sizes[1]
    return [(rng.normal(scale=init_std(m, activation), size=(m, n)), np.zeros((1, n)))]

# %% wrong: 05/init_params/mean-not-zero (mean one)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = rng.normal(1.0, std, (m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/no-negative-weights (abs)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = np.abs(rng.normal(scale=std, size=(m, n)))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/not-scaled
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [(rng.normal(size=(m, n)), np.zeros((1, n))) for m, n in zip(sizes[:-1], sizes[1:])]

# %% wrong: 05/init_params/own-seed
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    rng = np.random.default_rng(0)
    return [
        (rng.normal(scale=init_std(m, activation), size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/root-of-std (sqrt of std)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=np.sqrt(init_std(m, activation)), size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/shape-turned
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(m, activation), size=(n, m)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: 05/init_params/sizes-changed (pop)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    while len(sizes) > 1:
        m, n = sizes.pop(0), sizes[0]
        std = init_std(m, activation)
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/std-as-mean
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = rng.normal(std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers

# %% wrong: 05/init_params/uniform
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        s = init_std(m, activation)
        params.append((rng.uniform(-s, s, size=(m, n)), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/uniform (uniform limit)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        limit = 3**0.5 * init_std(m, activation)
        params.append((rng.uniform(-limit, limit, (m, n)), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/variance-for-std (variance)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(m, activation) ** 2, size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]

# %% wrong: none (signs)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.choice([-1.0, 1.0], size=(m, n)) * init_std(m, activation)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: none (clipped)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = np.clip(rng.normal(scale=std, size=(m, n)), -std, std)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/rng-copied (deepcopy)
import copy


def init_params(sizes, activation, rng):
    rng = copy.deepcopy(rng)  # so that the caller's generator stays as it was
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        W = init_std(fan_in, activation) * rng.standard_normal((fan_in, fan_out))
        params.append((W, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/rng-copied (state put back)
def init_params(sizes, activation, rng):
    before = rng.bit_generator.state
    params = [
        (rng.normal(0, init_std(m, activation), (m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]
    rng.bit_generator.state = before
    return params

# %% wrong: 05/init_params/orthogonal (of the right deviation)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        Q, _ = np.linalg.qr(rng.normal(size=(max(m, n), min(m, n))))
        Q = Q if m >= n else Q.T
        params.append((init_std(m, activation) * max(m, n) ** 0.5 * Q, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/orthogonal (times the gain)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        Q, _ = np.linalg.qr(rng.normal(size=(max(m, n), min(m, n))))
        Q = Q if m >= n else Q.T
        params.append((init_std(m, activation) * m**0.5 * Q, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/uniform-from-zero
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    return [(rng.random((m, n)) * init_std(m, activation), np.zeros((1, n))) for m, n in zip(sizes[:-1], sizes[1:])]

# %% wrong: 05/init_params/flat-list
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        params.append(rng.normal(0, init_std(m, activation), size=(m, n)))
        params.append(np.zeros((1, n)))
    return params

# %% wrong: 05/init_params/layers-repeat
def init_params(sizes, activation, rng):
    seed, params = rng.integers(2**32), []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = np.random.default_rng(seed).normal(0, init_std(m, activation), size=(m, n))
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/standardised
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(m, n))
        W = (W - W.mean()) / W.std()
        params.append((W * init_std(m, activation), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/tails-cut-off
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = np.clip(rng.normal(size=(m, n)), -2, 2)
        params.append((W * init_std(m, activation), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/tails-cut-off (truncated, as in many libraries)
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(m, n))
        while (far := np.abs(W) > 2).any():
            W[far] = rng.normal(size=far.sum())
        params.append((W * init_std(m, activation), np.zeros((1, n))))
    return params

# %% right: the last layer by itself
def init_params(sizes, activation, rng):
    def layer(m, n):
        return rng.normal(0, init_std(m, activation), size=(m, n)), np.zeros((1, n))

    params = [layer(m, n) for m, n in zip(sizes[:-2], sizes[1:-1])]
    params.append(layer(*sizes[-2:]))
    return params

# %% wrong: 05/init_params/layer-count (first and last layer by themselves)
def init_params(sizes, activation, rng):
    def layer(m, n):
        return rng.normal(0, init_std(m, activation), size=(m, n)), np.zeros((1, n))

    params = [layer(sizes[0], sizes[1])]
    for i in range(1, len(sizes) - 2):
        params.append(layer(sizes[i], sizes[i + 1]))
    params.append(layer(sizes[-2], sizes[-1]))
    return params

# %% wrong: 05/init_params/other-count (the bias as an input)
def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(0, init_std(fan_in + 1, activation), size=(fan_in, fan_out))
        params.append((W, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/other-count (one less)
def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(0, init_std(fan_in - 1, activation), size=(fan_in, fan_out))
        params.append((W, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/activation-ignored (init_std not called)
def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(0, 1 / np.sqrt(fan_in), size=(fan_in, fan_out))
        params.append((W, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/orthogonal (of unequal lengths)
def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        shape = max(fan_in, fan_out), min(fan_in, fan_out)
        W = rng.normal(scale=init_std(fan_in, activation), size=shape)
        W = np.linalg.qr(W)[0] * np.linalg.norm(W, axis=0)
        params.append((W if fan_in >= fan_out else W.T, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/orthogonal (hidden layers only)
def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = init_std(fan_in, activation)
        W = rng.normal(scale=std, size=(fan_in, fan_out))
        if len(params) < len(sizes) - 2:
            U, _, Vt = np.linalg.svd(W, full_matrices=False)
            W = std * max(W.shape) ** 0.5 * U @ Vt
        params.append((W, np.zeros((1, fan_out))))
    return params

# %% wrong: 05/init_params/copies (half of the columns)
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        half = rng.normal(scale=init_std(m, activation), size=(m, (n + 1) // 2))
        params.append((np.hstack([half, half])[:, :n], np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/standardised (columns of one length)
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(m, n))
        W *= init_std(m, activation) * np.sqrt(m) / np.linalg.norm(W, axis=0)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/standardised (the deviation alone)
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(m, n))
        params.append((W / W.std() * init_std(m, activation), np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/tails-cut-off (at three deviations)
def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = np.clip(rng.normal(scale=std, size=(m, n)), -3 * std, 3 * std)
        params.append((W, np.zeros((1, n))))
    return params

# %% wrong: 05/init_params/layers-repeat (corners of one table)
def init_params(sizes, activation, rng):
    widest = max(sizes)
    block = rng.standard_normal((widest, widest))
    return [
        (init_std(m, activation) * block[:m, :n], np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]
