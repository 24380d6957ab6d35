# %% examples
swish(np.array([-2.0, 0.5]))
swish_prime(np.array([-2.0, 0.5]))
swish(np.array([-150.0, 150.0]))
np.abs(swish_prime(np.array([-140.0]))) < 1e-50
swish_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); swish(x); x
x = np.array([-150.0]); swish(x); x
x = np.array([-1.0, 1.0]); swish_prime(x); x
x = np.array([-150.0]); swish_prime(x); x
swish_prime(np.array([140.0])) - 1
swish(np.zeros((1, 2))).shape
swish(np.ones((1, 1, 1)))
swish_prime(np.zeros((1, 2))).shape
swish_prime(np.ones((1, 1, 1)))
swish(np.array([-12.0]))

# %% right: one form on each half
def swish(x):
    y = np.empty_like(x)
    p = x > 0
    y[p] = x[p] / (1 + np.exp(-x[p]))
    y[~p] = x[~p] * np.exp(x[~p]) / (1 + np.exp(x[~p]))
    return y


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% right: product by einsum
def swish(x):
    return np.einsum("...,...->...", x, sigmoid(x))


def swish_prime(x):
    s = sigmoid(x)
    return np.add(s, np.multiply(x, np.multiply(s, np.subtract(1, s))))

# %% right: divides by an exponential of logaddexp
def swish(x):
    return x * np.exp(-np.logaddexp(0, -x))


def swish_prime(x):
    gate = np.exp(-np.logaddexp(0, -x))
    return gate * (1 + x * (1 - gate))

# %% right: the gate through tanh
def swish(x):
    return 0.5 * x * (1 + np.tanh(x / 2))


def swish_prime(x):
    t = np.tanh(x / 2)
    return 0.5 * (1 + t) + 0.25 * x * (1 - t * t)

# %% right: slope written with swish itself
def swish_prime(x):
    return swish(x) + sigmoid(x) * (1 - swish(x))

# %% wrong: 03/swish/axis-lost
def swish(x):
    return np.sum(x * sigmoid(x), axis=0)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/changed-in-place
def swish(x):
    x *= sigmoid(x)
    return x


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/clipped
def swish(x):
    x = np.clip(x, -80, 80)
    return x / (1 + np.exp(-x))


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/clipped-early
def swish(x):
    return x * sigmoid(np.clip(x, -10, 10))


def swish_prime(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))

# %% wrong: 03/swish/clipped-early (clipped at twenty)
def swish(x):
    return x / (1 + np.exp(-np.clip(x, -20, 20)))


def _s1(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish_prime(x):
    s = _s1(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/gate-of-absolute
def swish(x):
    return x / (1 + np.exp(-np.abs(x)))


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/gate-only
def swish(x):
    return sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/gelu
def swish(x):
    return x * sigmoid(1.702 * x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/gelu (gelu tanh form)
import math


def swish(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/hard-form (hard swish)
def swish(x):
    return x * np.clip(x / 6 + 0.5, 0, 1)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/matrix-product
def swish(x):
    return x @ sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/mirrored-gate
def swish(x):
    return x * sigmoid(-x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/one-number-at-a-time
import math


def swish(x):
    return x / (1 + math.exp(-x))


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% right: overflows beyond 700 with a warning
def swish(x):
    return x / (1 + np.exp(-x))


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/parentheses
def swish(x):
    return x / 1 + np.exp(-x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/prime-another-function
def swish_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/swish/prime-argument-scaled
def swish_prime(x):
    s = sigmoid(2 * x)
    return s + 2 * x * s * (1 - s)

# %% wrong: 03/swish/prime-gate-for-slope
def swish_prime(x):
    s = sigmoid(x)
    return s + x * s

# %% wrong: 03/swish/prime-gate-only
def swish_prime(x):
    return sigmoid(x)

# %% wrong: 03/swish/prime-measured (measured slope)
def swish_prime(x):
    wide = x.astype("f8")
    return ((swish(wide + 1e-5) - swish(wide - 1e-5)) / 2e-5).astype(x.dtype)

# %% wrong: 03/swish/prime-name-hidden
def swish_prime(x):
    sigmoid = sigmoid(x)
    return sigmoid + x * sigmoid * (1 - sigmoid)

# %% wrong: 03/swish/prime-of-output
def swish_prime(x):
    s = sigmoid(x)
    return s + x * sigmoid(s) * (1 - sigmoid(s))

# %% wrong: 03/swish/prime-one-for-gate
def _s1(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish_prime(x):
    s = _s1(x)
    return 1 + x * s * (1 - s)


def _s(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * _s(x)

# %% right: the slope overflows beyond 150: overflow
def swish_prime(x):
    e = np.exp(-x)
    return (1 + e + x * e) / (1 + e) ** 2

# %% wrong: 03/swish/prime-parentheses
def swish_prime(x):
    s = sigmoid(x)
    return (s + x * s) * (1 - s)

# %% wrong: 03/swish/prime-plus
def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 + s)

# %% wrong: 03/swish/prime-product-of-slopes
def swish_prime(x):
    s = sigmoid(x)
    return 1 * s * (1 - s)

# %% wrong: 03/swish/prime-second-only
def swish_prime(x):
    s = sigmoid(x)
    return x * s * (1 - s)

# %% wrong: 03/swish/prime-sigmoid-rule
def swish_prime(x):
    return swish(x) * (1 - swish(x))

# %% wrong: 03/swish/prime-sigmoid-squared
def swish_prime(x):
    s = sigmoid(x)
    return s * (1 + x * s)

# %% wrong: 03/swish/prime-sign
def swish_prime(x):
    s = sigmoid(x)
    return s - x * s * (1 - s)

# %% wrong: 03/swish/prime-slip-operator
def swish_prime(x):
    s = sigmoid(x)
    return x * s * s * (1 - x * s)

# %% wrong: 03/swish/prime-slip-part
def swish_prime(x):
    s = sigmoid(x)
    return s + x * (1 - s**2)

# %% wrong: 03/swish/prime-slope-at-output
def swish_prime(x):
    y = swish(x)
    s = sigmoid(y)
    return s + y * s * (1 - s)

# %% wrong: 03/swish/prime-sum-times-slope
def _s1(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish_prime(x):
    s = _s1(x)
    return (s + x) * s * (1 - s)


def _s(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * _s(x)

# %% wrong: 03/swish/prime-value-for-gate
def swish_prime(x):
    f = swish(x)
    return f + x * f * (1 - f)


def _s(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * _s(x)

# %% wrong: 03/swish/prime-x-missing
def swish_prime(x):
    s = sigmoid(x)
    return s + s * (1 - s)

# %% wrong: 03/swish/prime-x-on-first-term
def swish_prime(x):
    s = sigmoid(x)
    return x * s + s * (1 - s)

# %% wrong: 03/swish/scaled-values
def swish(x):
    return 1.5 * x * sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/slope-for-value
def swish(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)


def swish_prime(x):
    return x * sigmoid(x)

# %% wrong: 03/swish/sum
def swish(x):
    return x + sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/tanh-gate
def swish(x):
    return x * np.tanh(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% right: always float64
def swish(x):
    return np.float64(1) * x * sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)

# %% wrong: 03/swish/clipped-early (clipped at fifteen)
def swish(x):
    return x * sigmoid(np.clip(x, -15, 15))

# %% wrong: 03/swish/clipped-early (clipped for float32)
def swish(x):
    return x / (1 + np.exp(-np.clip(x, -88, 88)))

# %% wrong: 03/swish/prime-clipped-early (slope with a gate that is clipped)
def swish_prime(x):
    s = 1 / (1 + np.exp(-np.clip(x, -88, 88)))
    return s + x * s * (1 - s)

# %% wrong: 03/swish/zero-at-large (0 below minus ten)
def swish(x):
    return np.where(x < -10, 0, x * sigmoid(x)).astype(x.dtype)

# %% wrong: 03/swish/library (torch in a helper)
def silu(x):
    import torch.nn.functional as F
    from torch import as_tensor

    return F.silu(as_tensor(x)).numpy()


def swish(x):
    return silu(x)

# %% wrong: 03/swish/prime-x-on-first-term (closed form remembered wrongly)
def swish_prime(x):
    return swish(x) + sigmoid(x) * (1 - sigmoid(x))
