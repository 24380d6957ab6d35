# %% examples
tanh(np.array([-1.0, 0.0, 1.0]))
tanh_prime(np.array([-1.0, 0.0, 1.0]))
tanh(np.array([-2.0, 2.0]))
np.round(1e9 * (tanh(np.array([0.04])) - 0.04))
tanh(np.array([-150.0, 150.0]))
tanh_prime(np.array([-140.0])) < 1e-80
tanh_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); tanh(x); x
x = np.array([-150.0]); tanh(x); x
x = np.array([-1.0, 1.0]); tanh_prime(x); x
x = np.array([-150.0]); tanh_prime(x); x
tanh(np.zeros((1, 2))).shape
tanh(np.ones((1, 1, 1)))
tanh_prime(np.zeros((1, 2))).shape
tanh_prime(np.ones((1, 1, 1)))
tanh(np.array([0.5])).dtype

# %% right: even exponent, sign put back
def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


def tanh_prime(x):
    return (1 - tanh(x)) * (1 + tanh(x))

# %% right: math.tanh on each entry
import math


def tanh(x):
    flat = [math.tanh(v) for v in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)


def tanh_prime(x):
    flat = [1 - math.tanh(v) ** 2 for v in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)

# %% right: expm1 of a negative number
def tanh(x):
    e = np.expm1(-2 * np.abs(x))
    return np.copysign(e / (e + 2), x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: np.tanh itself, and a lambda
tanh = np.tanh

tanh_prime = lambda x: 1 - tanh(x) ** 2  # noqa: E731

# %% right: the printed form on a clipped argument
def tanh(x):
    z = np.clip(x, -20, 20)
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


def tanh_prime(x):
    y = tanh(x)
    return 1 - y * y

# %% right: two sigmoids less one
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def tanh(x):
    return 2 * sigmoid(2 * x) - 1


def tanh_prime(x):
    return 4 * sigmoid(2 * x) * (1 - sigmoid(2 * x))

# %% wrong: 03/tanh/argument-halved
def tanh(x):
    return np.tanh(x / 2)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/argument-halved (factor two missing)
def tanh(x):
    e = np.exp(-x)
    return (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/float32-always
def tanh(x):
    return np.float32(np.tanh(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/hard-form (hard tanh)
def tanh(x):
    return np.clip(x, -1, 1)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/mirrored
def tanh(x):
    e = np.exp(2 * x)
    return (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/not-centred (sigmoid)
def tanh(x):
    return 1 / (1 + np.exp(-x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/not-centred
def tanh(x):
    return 0.5 * (1 + np.tanh(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/one-number-at-a-time
import math


def tanh(x):
    return math.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/other-curve (arctan)
def tanh(x):
    return np.arctan(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/other-curve (softsign)
def tanh(x):
    return x / (1 + np.abs(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: overflows beyond 150
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: overflows beyond 150: sinh over cosh
def tanh(x):
    return np.sinh(x) / np.cosh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: overflows beyond 700 with a warning
def tanh(x):
    return 2 / (1 + np.exp(-2 * x)) - 1


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/prime-argument-scaled (prime argument doubled)
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(2 * x) ** 2

# %% wrong: 03/tanh/prime-caret
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ^ 2

# %% wrong: 03/tanh/prime-changed-in-place (changed in place)
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    np.tanh(x, out=x)
    return 1 - x * x

# %% wrong: 03/tanh/prime-entries-lost
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.diff(np.tanh(x))

# %% wrong: 03/tanh/prime-measured (prime forward difference)
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    wide = x.astype("f8")
    return ((tanh(wide + 1e-5) - tanh(wide)) / 1e-5).astype(x.dtype)

# %% wrong: 03/tanh/prime-measured (measured slope)
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    wide = x.astype("f8")
    return ((tanh(wide + 1e-5) - tanh(wide - 1e-5)) / 2e-5).astype(x.dtype)

# %% wrong: 03/tanh/prime-negated
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.tanh(x) ** 2 - 1

# %% wrong: 03/tanh/prime-of-output
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(tanh(x)) ** 2

# %% wrong: 03/tanh/prime-one-value
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.sum(np.tanh(x) ** 2)

# %% right: the slope overflows beyond 700 with a warning: prime cosh
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 / np.cosh(x) ** 2

# %% wrong: 03/tanh/prime-plus
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 + np.tanh(x) ** 2

# %% wrong: 03/tanh/prime-rounded
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.round(1 - np.tanh(x) ** 2, 3)

# %% wrong: 03/tanh/prime-sech
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 / np.cosh(x)

# %% wrong: 03/tanh/prime-sigmoid-rule
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.tanh(x) * (1 - np.tanh(x))

# %% wrong: 03/tanh/prime-slip-function
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 / np.cos(x) ** 2

# %% wrong: 03/tanh/prime-slip-operator
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x) * 2

# %% wrong: 03/tanh/prime-slip-part (prime square missing at e)
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e)

# %% wrong: 03/tanh/prime-square-inside
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x**2)

# %% wrong: 03/tanh/prime-square-missing
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(x)

# %% wrong: 03/tanh/prime-square-outside
def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return (1 - np.tanh(x)) ** 2

# %% wrong: 03/tanh/prime-takes-output
def tanh(x):
    return np.tanh(x)


def tanh_prime(y):
    return 1 - y**2

# %% right: the slide, as printed
def tanh(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/reciprocal
def tanh(x):
    e = np.exp(-2 * x)
    return (1 + e) / (1 - e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/sign-of-x-lost
def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/slip-number (half subtracted)
def tanh(x):
    return np.tanh(x) + 0.5


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/slip-sign
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/prime-clipped-early
def tanh_prime(x):
    return 1 / np.cosh(np.clip(x, -50, 50)) ** 2

# %% wrong: 03/tanh/slip-part
def tanh(x):
    return sigmoid(2 * x) - 1


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/slope-for-value
def tanh(x):
    return 1 - np.tanh(x) ** 2


def tanh_prime(x):
    return np.tanh(x)

# %% wrong: 03/tanh/tan
def tanh(x):
    return np.tan(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: always float64
def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% right: 0 for a value that overflows
def tanh(x):
    with np.errstate(all="ignore"):
        y = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return np.nan_to_num(y)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/zero-over-zero
def tanh(x):
    e = np.exp(-2 * np.abs(x))
    with np.errstate(invalid="ignore"):
        sign = x / np.abs(x)
    return sign * (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/library (torch)
import torch


def tanh(x):
    return torch.tanh(torch.from_numpy(x)).numpy()


def tanh_prime(x):
    return 1 - tanh(x) ** 2

# %% wrong: 03/tanh/prime-tanh-of-tanh
def tanh_prime(x):
    return 1 - np.tanh(np.tanh(x))

# %% wrong: 03/tanh/slip-parenthesis
def tanh(x):
    return 2 * sigmoid(2 * x - 1)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/shape-lost (squeezed)
def tanh(x):
    return np.tanh(x).squeeze()


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2

# %% wrong: 03/tanh/nearly-right (three terms of Taylor too far out)
def tanh(x):
    small = np.abs(x) < 0.05  # here the difference of the exponentials would lose digits
    return np.where(small, x - x**3 / 3, np.tanh(x))

def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
