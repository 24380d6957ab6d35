# %% examples
# 1/10 for a linear layer of 100 inputs; then what the activations ask for
np.sum(init_std(100, "linear")).round(2)
np.sum(init_std(200, "relu")).round(2)
np.sum(init_std(1, "relu")).round(2)
np.sum(init_std(1, "leaky_relu")).round(2)
np.sum(init_std(90000, "linear")).round(6)
np.sum(init_std(100, "tanh")) >= 0.099
np.sum(init_std(100, "tanh")) <= 0.18

# %% right: returns an array of one number
def init_std(fan_in, activation):
    slope = {"relu": 0.0, "leaky_relu": 0.2}.get(activation, 1.0)
    return np.sqrt(np.array([2.0]) / (1 + slope**2) / fan_in)

# %% right: match statement and rounded constants
def init_std(fan_in, activation):
    match activation:
        case "relu":
            gain = 1.414
        case "leaky_relu":
            gain = 1.387
        case "tanh":
            gain = 1.1
        case _:
            gain = 1
    return gain * fan_in**-0.5

# %% right: a table of variances
VARIANCES = {"linear": 1.0, "tanh": 1.0, "relu": 2.0, "leaky_relu": 2 / 1.04}


def init_std(fan_in, activation):
    return (VARIANCES[activation] / fan_in) ** 0.5

# %% right: draws from torch and measures
def init_std(fan_in, activation):
    a = {"linear": 1, "tanh": 1, "relu": 0, "leaky_relu": 0.2}[activation]
    print("slope below zero:", a)
    limit = np.sqrt(6 / ((1 + a**2) * fan_in))
    return limit / np.sqrt(3)

# %% right: gains rounded to three digits
import math

GAINS = {"linear": 1, "tanh": 1, "relu": 1.41, "leaky_relu": 1.39}


def init_std(fan_in, activation):
    return GAINS[activation] / math.sqrt(fan_in)

# %% right: measures what the activation keeps
PHI = {
    "linear": lambda z: z,
    "tanh": lambda z: z,  # around 0, where it has slope 1
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
}


def init_std(fan_in, activation):
    z = np.linspace(-8, 8, 100_000)
    density = np.exp(-(z**2) / 2)
    kept = np.sum(PHI[activation](z) ** 2 * density) / np.sum(density)
    return np.sqrt(1 / (fan_in * kept))

# %% right: bisection for what keeps the mean square
def init_std(fan_in, activation):
    phi = {"linear": lambda t: t, "tanh": lambda t: t, "relu": lambda t: max(t, 0), "leaky_relu": lambda t: t if t > 0 else 0.2 * t}[activation]
    lo, hi = 0.0, 10.0
    for _ in range(80):
        mid = (lo + hi) / 2
        if mid**2 * fan_in * (phi(1.0) ** 2 + phi(-1.0) ** 2) / 2 < 1: lo = mid
        else: hi = mid
    return hi

# %% right: the gains of torch, 5/3 for tanh
import math

from torch.nn.init import calculate_gain


def init_std(fan_in, activation):
    slope = 0.2 if activation == "leaky_relu" else None
    return calculate_gain(activation, slope) / math.sqrt(fan_in)

# %% wrong: 05/init_std/constant (unit)
def init_std(fan_in, activation):
    return 1.0

# %% wrong: 05/init_std/constant
def init_std(fan_in, activation):
    return 0.01

# %% wrong: 05/init_std/factor-outside-the-root (two outside)
def init_std(fan_in, activation):
    if activation == "relu":
        return 2 / np.sqrt(fan_in)
    if activation == "leaky_relu":
        return 2 / (1 + 0.2**2) / np.sqrt(fan_in)
    return 1 / np.sqrt(fan_in)

# %% wrong: 05/init_std/factor-upside-down (half for relu)
def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": 0.52}
    return np.sqrt(kept[activation] / fan_in)

# %% wrong: 05/init_std/grows-with-fan-in (grows)
def init_std(fan_in, activation):
    return np.sqrt(fan_in / 2)

# %% wrong: 05/init_std/leaky-as-relu
def init_std(fan_in, activation):
    if activation in ("relu", "leaky_relu"):
        return np.sqrt(2.0 / fan_in)
    return np.sqrt(1.0 / fan_in)

# %% wrong: 05/init_std/leaky-larger-than-relu (leaky minus)
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 / (1 - 0.2**2)}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/leaky-larger-than-relu (leaky times)
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 * (1 + 0.2**2)}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/leaky-slope-0.01 (leaky 001)
def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": (1 + 0.01**2) / 2}
    return 1 / np.sqrt(fan_in * kept[activation])

# %% wrong: 05/init_std/leaky-smaller-than-linear (leaky no half)
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 1 / (1 + 0.2**2)}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/limit-of-the-uniform (uniform limit)
def init_std(fan_in, activation):
    a = {"linear": 1, "tanh": 1, "relu": 0, "leaky_relu": 0.2}[activation]
    return np.sqrt(6 / ((1 + a**2) * fan_in))

# %% wrong: 05/init_std/negative
def init_std(fan_in, activation):
    return -np.sqrt(2 / fan_in)

# %% wrong: 05/init_std/no-gain-for-relu (xavier for all)
def init_std(fan_in, activation):
    return 1 / np.sqrt(fan_in)

# %% wrong: 05/init_std/other-count (one input more)
def init_std(fan_in, activation):
    return {"linear": 1, "tanh": 1, "relu": 2**.5, "leaky_relu": (2/1.04)**.5}[activation] / (fan_in + 1) ** 0.5

# %% wrong: 05/init_std/pytorch-default
def init_std(fan_in, activation):
    return torch.nn.Linear(fan_in, 200).weight.std().item()

# %% wrong: 05/init_std/relu-gain-for-all (kaiming for all)
def init_std(fan_in, activation):
    return np.sqrt(2 / fan_in)

# %% wrong: 05/init_std/slope-not-squared
def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": (1 + 0.2) / 2}
    return np.sqrt(1 / (kept[activation] * fan_in))

# %% wrong: 05/init_std/slopes-averaged
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 1 / ((1 + 0.2) / 2) ** 2}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/tanh-too-large (tanh doubled)
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 4, "relu": 2, "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/tanh-too-small
def init_std(fan_in, activation):
    gain = {"linear": 1.0, "tanh": 0.9, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}[activation]
    return gain / np.sqrt(fan_in)

# %% wrong: 05/init_std/variance-for-std (variance)
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 / (1 + 0.2**2)}
    return gains[activation] / fan_in

# %% wrong: 05/init_std/variance-for-std (root of gain only)
def init_std(fan_in, activation):
    gain = np.sqrt(2) if "relu" in activation else 1.0
    return gain / fan_in

# %% wrong: 05/init_std/variance-of-relu
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 1 / (1 / 2 - 1 / (2 * np.pi)), "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] / fan_in)

# %% wrong: 05/init_std/zero (whole division)
def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] // fan_in)

# %% wrong: 05/init_std/sum-squared
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": np.sqrt(2 / (1 + 0.2) ** 2)}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/slope-of-all-units
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": 1 / np.sqrt(1 / 2 + 0.2**2)}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/slope-outside-the-root
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": np.sqrt(2) / (1 + 0.2**2)}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/gains-mixed
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": np.sqrt(0.2 * 1 + 0.8 * 2)}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/gains-mixed (of the deviations)
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": 0.2 * 1 + 0.8 * np.sqrt(2)}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/leaky-as-relu (rounded)
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": 1.414}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: none (leaky, rounded to two digits: two mistakes are as near)
def init_std(fan_in, activation):
    gains = {"linear": 1.0, "tanh": 1.0, "relu": np.sqrt(2), "leaky_relu": 1.36}
    return gains[activation] / np.sqrt(fan_in)

# %% wrong: 05/init_std/relu-gain-for-all (Xavier with one output)
def init_std(fan_in, activation):
    if activation == "relu":
        return np.sqrt(2 / fan_in)
    if activation == "leaky_relu":
        return np.sqrt(2 / (1.04 * fan_in))
    return np.sqrt(2 / (fan_in + 1))

# %% wrong: none (rounded to three decimals)
def init_std(fan_in, activation):
    kept = {"linear": 1.0, "tanh": 1.0, "relu": 1 / 2, "leaky_relu": (1 + 0.2**2) / 2}
    return round(1 / np.sqrt(fan_in * kept[activation]), 3)

# %% wrong: 05/init_std/gain-under-the-root
def init_std(fan_in, activation):
    gain = {"linear": 1.0, "tanh": 1.0, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return (gain[activation] / fan_in) ** 0.5

# %% wrong: 05/init_std/as-for-truncated
def init_std(fan_in, activation):
    scale = {"linear": 1.0, "tanh": 1.0, "relu": 2.0, "leaky_relu": 2.0 / (1 + 0.2**2)}[activation]
    stddev = np.sqrt(scale / fan_in)
    return stddev / 0.87962566103423978

# %% wrong: 05/init_std/rounded (two decimals)
def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": 0.52}[activation]
    return round((kept * fan_in) ** -0.5, 2)
