# %% examples
mish(np.array([-2.0, 0.5]))
mish_prime(np.array([-2.0, 0.5]))
mish(np.array([-150.0, 150.0]))
mish_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); mish(x); x
x = np.array([-150.0]); mish(x); x
x = np.array([-1.0, 1.0]); mish_prime(x); x
x = np.array([-150.0]); mish_prime(x); x
np.round(mish_prime(np.array([140.0])) - 1, 12)
mish(np.zeros((1, 2))).shape
mish(np.ones((1, 1, 1)))
mish_prime(np.zeros((1, 2))).shape
mish_prime(np.ones((1, 1, 1)))
mish(np.array([-12.0]))
mish(np.array([-30.0]))
mish_prime(np.array([0.5])).dtype
np.abs(mish_prime(np.array([-140.0]))) < 1e-50

# %% right: entry by entry
import math


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def gate(v):
    return math.tanh(max(v, 0) + math.log1p(math.exp(-abs(v))))


def mish(x):
    y = np.empty_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = v * gate(float(v))
    return y


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/library (torch and its autograd)
import torch


def mish(x):
    return torch.nn.functional.mish(torch.tensor(x)).numpy()


def mish_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.nn.functional.mish(t).sum().backward()
    return t.grad.numpy()

# %% wrong: 03/mish/digits-lost (the printed softplus, clipped)
def mish(x):
    z = np.clip(x, -700, 40)
    return x * np.tanh(np.log(1 + np.exp(z)))


def mish_prime(x):
    z = np.clip(x, -700, 40)
    t = np.tanh(np.log(1 + np.exp(z)))
    return t + z * (1 - t**2) / (1 + np.exp(-z))

# %% right: tanh and logarithm cancelled
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    e = np.exp(-np.abs(x))
    n = np.where(x > 0, 1 + 2 * e, e * e + 2 * e)
    d = np.where(x > 0, 1 + 2 * e + 2 * e * e, e * e + 2 * e + 2)
    return x * n / d


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% right: softplus by logaddexp
def mish(x):
    return x * np.tanh(np.logaddexp(0, x))


def mish_prime(x):
    sp = np.logaddexp(0, x)
    t = np.tanh(sp)
    return t + x * (1 - t * t) * np.exp(x - sp)

# %% right: softplus is x for large x
def softplus(x):
    return np.where(x > 30, x, np.log1p(np.exp(np.minimum(x, 30))))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * sigmoid(x) * (1 - t) * (1 + t)

# %% wrong: 03/mish/another-function
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/changed-in-place
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    gate = np.tanh(softplus(x))
    return np.multiply(x, gate, out=x)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/clipped
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    x = np.clip(x, -50, 50)
    return x * np.tanh(np.log(1 + np.exp(x)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/gate-only
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/log-base
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.log2(1 + np.exp(x)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/log-base (log base ten)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.log10(1 + np.exp(x)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/log-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.exp(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/log-missing (log forgotten)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(1 + np.exp(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/name-hidden
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    softplus = softplus(x)
    return x * np.tanh(softplus)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/one-for-its-logarithm
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.logaddexp(1, x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/one-number-at-a-time
import math


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(math.log1p(math.exp(x)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/digits-lost (the printed softplus)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.log(1 + np.exp(x)))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% right: overflows beyond 700 with a warning: clipped for float64
def softplus(x):
    return np.where(x > 500, x, np.log1p(np.exp(np.minimum(x, 500))))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/places-exchanged
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return np.tanh(x) * softplus(x)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/places-exchanged (softplus of tanh)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * softplus(np.tanh(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-chain-rule
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2)

# %% wrong: 03/mish/prime-doubled
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return 2 * t + 2 * x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-float32-always
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return (t + x * (1 - t**2) * sigmoid(x)).astype(np.float32)

# %% wrong: 03/mish/prime-gate-for-slope
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * t

# %% wrong: 03/mish/prime-gate-only
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return np.tanh(softplus(x))

# %% wrong: 03/mish/prime-halved
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return 0.5 * (t + x * (1 - t**2) * sigmoid(x))

# %% wrong: 03/mish/prime-matrix-product
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + np.dot(x, (1 - t**2) * sigmoid(x))

# %% wrong: 03/mish/prime-measured (measured slope)
def mish_prime(x):
    wide = x.astype("f8")
    return ((mish(wide + 1e-5) - mish(wide - 1e-5)) / 2e-5).astype(x.dtype)

# %% wrong: 03/mish/prime-no-return
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    slope = t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-one-for-gate
def mish_prime(x):
    e = np.exp(-np.abs(x))
    s = np.where(x >= 0, 1, e) / (1 + e)
    t = np.tanh(np.maximum(x, 0) + np.log1p(e))
    return 1 + x * s * (1 - t**2)


def _sp(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(_sp(x))

# %% right: the slope overflows beyond 150: overflow
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    w = 4 * (x + 1) + 4 * np.exp(2 * x) + np.exp(3 * x) + np.exp(x) * (4 * x + 6)
    d = 2 * np.exp(x) + np.exp(2 * x) + 2
    return np.exp(x) * w / d**2

# %% wrong: 03/mish/prime-plus
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 + t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-product-of-slopes
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-second-only
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-sigmoid-rule
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return mish(x) * (1 - mish(x))

# %% wrong: 03/mish/prime-sign
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t - x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-slip-name
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - x**2) * sigmoid(x)

# %% wrong: 03/mish/prime-slip-parenthesis
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t) ** 2 * sigmoid(x)

# %% wrong: 03/mish/prime-softplus-at-output
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(softplus(x))

# %% wrong: 03/mish/prime-softplus-for-slope
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * softplus(x)

# %% wrong: 03/mish/prime-softplus-mirrored
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(-x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-softplus-slope
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    s = sigmoid(x)
    return t + x * (1 - t**2) * s * (1 - s)

# %% wrong: 03/mish/prime-softplus-slope (prime softplus slope mirrored)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(-x)

# %% wrong: 03/mish/prime-square-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t) * sigmoid(x)

# %% wrong: 03/mish/prime-sum-times-slope
def _sp1(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish_prime(x):
    t = np.tanh(_sp1(x))
    s = 0.5 * (1 + np.tanh(x / 2))
    return (t + x) * (1 - t**2) * s


def _sp(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(_sp(x))

# %% wrong: 03/mish/prime-tanh-at-output
def tanh_prime(x):
    return 1 - np.tanh(x) ** 2


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * tanh_prime(t) * sigmoid(x)

# %% wrong: 03/mish/prime-tanh-at-x
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - np.tanh(x) ** 2) * sigmoid(x)

# %% wrong: 03/mish/prime-tanh-at-x (prime tanh at x short)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return np.tanh(softplus(x)) + x * (1 - np.tanh(x) ** 2)

# %% wrong: 03/mish/prime-tanh-by-sigmoid-rule
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * t * (1 - t) * sigmoid(x)

# %% wrong: 03/mish/prime-tanh-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return softplus(x) + x * sigmoid(x)

# %% wrong: 03/mish/prime-tanh-slope-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return np.tanh(softplus(x)) + x * sigmoid(x)

# %% wrong: 03/mish/prime-tanh-slope-missing (prime gate for tanh slope)
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * t * sigmoid(x)

# %% wrong: 03/mish/prime-value-for-slope
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    return x * np.tanh(softplus(x))

# %% wrong: 03/mish/prime-x-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-x-on-first-term
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return x * t + (1 - t**2) * sigmoid(x)

# %% right: 0 for a slope that overflows
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    with np.errstate(all="ignore"):
        e = np.exp(x)
        t = np.tanh(np.log1p(e))
        return np.nan_to_num(t + x * (1 - t**2) * e / (1 + e))

# %% wrong: 03/mish/relu-for-softplus
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.maximum(x, 0))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/sigmoid-for-tanh
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * sigmoid(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/slip-operator
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x + np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/slip-sign
def softplus(x):
    return np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/softplus-mirrored
def softplus(x):
    return np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/softplus-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(x)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/softplus-rest
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-x))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/softplus-without-line
def softplus(x):
    return np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/swish
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * sigmoid(x)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/tanh-around-all
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return np.tanh(x * softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/tanh-missing
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * softplus(x)


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% right: always float64
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(np.float64(1) * softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/clipped-early (softplus clipped at ten)
def mish(x):
    softplus = np.where(x > 10, x, np.log1p(np.exp(np.clip(x, -10, 10))))
    return x * np.tanh(softplus).astype(x.dtype)

# %% wrong: 03/mish/prime-clipped-early (slope clipped at forty)
def mish_prime(x):
    z = np.clip(x, -40, 40)
    t = np.tanh(np.log1p(np.exp(z)))
    return t + z * (1 - t**2) / (1 + np.exp(-z))

# %% wrong: 03/mish/zero-at-large (0 below minus ten)
def mish(x):
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return np.where(x < -10, 0, x * np.tanh(softplus)).astype(x.dtype)

# %% wrong: 03/mish/one-added-twice
def mish(x):
    return x * np.tanh(np.log1p(1 + np.exp(x)))

# %% wrong: 03/mish/prime-denominator-not-squared
def mish_prime(x):
    e = np.exp(x)
    omega = 4 * (x + 1) + 4 * e**2 + e**3 + e * (4 * x + 6)
    return e * omega / (2 * e + e**2 + 2)

# %% right: the slope with the printed softplus
def mish_prime(x):
    s = np.log(1 + np.exp(x))
    t = np.tanh(s)
    return t + x * (1 - t**2) * sigmoid(x)

# %% right: overflows beyond 700 with a warning: log1p
def mish(x):
    return x * np.tanh(np.log1p(np.exp(x)))


def mish_prime(x):
    z = np.clip(x, -700, 40)
    t = np.tanh(np.log1p(np.exp(z)))
    return t + z * (1 - t**2) / (1 + np.exp(-z))

# %% wrong: 03/mish/digits-lost (a function of its own)
def softplus(x):
    return np.log(1 + np.exp(x))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)

# %% wrong: 03/mish/prime-square-of-inside
def softplus(x):
    return np.log1p(np.exp(x))


def mish_prime(x):
    s = softplus(x)
    return np.tanh(s) + x * (1 - s**2) * sigmoid(x)
