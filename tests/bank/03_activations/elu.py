# %% examples
elu(np.array([-1.0, 2.0]))
elu(np.array([-1.0, 2.0]), alpha=0.5)
elu_prime(np.array([-1.0, 2.0]))
elu_prime(np.array([-1.0, 2.0]), alpha=0.5)
elu(np.array([-1.0]), 0.5)
elu_prime(np.array([-1.0]), 0.5)
elu_prime(np.array([1.0, -0.1]), alpha=0.5)
elu_prime(np.array([0.0]), alpha=0.5)
elu(np.array([-150.0, 150.0]))
elu_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); elu(x); x
x = np.array([-150.0]); elu(x); x
x = np.array([-1.0, 1.0]); elu_prime(x); x
x = np.array([-150.0]); elu_prime(x); x
elu_prime(np.array([2.0]))[0] - 1
elu(np.zeros((1, 2))).shape
elu(np.ones((1, 1, 1)))
elu_prime(np.zeros((1, 2))).shape
elu_prime(np.ones((1, 1, 1)))
elu(np.array([-0.5]), alpha=3.0)
elu_prime(np.array([-0.5]), alpha=3.0)
elu(np.array([-1.0, 2.0]))
elu_prime(np.array([-1.0, 2.0]))
elu_prime(np.array([-1e-30, 1e-30]), alpha=0.5)
elu_prime(np.array([-12.0]))

# %% right: entry by entry
import math


def elu(x, alpha=1.0):
    y = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = v if v > 0 else alpha * (math.exp(v) - 1)
    return y


def elu_prime(x, alpha=1.0):
    y = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = 1 if v > 0 else alpha * math.exp(v)
    return y

# %% right: boolean masks on a copy
def elu(x, alpha=1.0):
    y = np.array(x)
    left = y <= 0
    y[left] = alpha * (np.exp(y[left]) - 1)
    return y


def elu_prime(x, alpha=1.0):
    y = np.ones_like(x)
    left = x <= 0
    y[left] = alpha * np.exp(x[left])
    return y

# %% right: np.piecewise
def elu(x, alpha=1.0):
    return np.piecewise(x, [x > 0], [lambda v: v, lambda v: alpha * np.expm1(v)])


def elu_prime(x, alpha=1.0):
    return np.piecewise(x, [x > 0], [1, lambda v: alpha * np.exp(v)])

# %% right: sum of the two halves
def elu(x, alpha=1.0):
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, np.minimum(elu(x, alpha), 0) + alpha)

# %% right: exp only where it is needed
def elu(x, alpha=1.0):
    e = np.exp(x, where=x <= 0, out=np.ones_like(x))
    return np.where(x > 0, x, alpha * (e - 1))

# %% wrong: 03/elu/alpha-ignored
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, np.exp(z) - 1)

# %% wrong: 03/elu/alpha-inside
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, np.exp(alpha * z) - 1)

# %% wrong: 03/elu/alpha-not-taken
def elu(x):
    alpha = 1.0
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))

# %% wrong: 03/elu/alpha-on-both-halves
def elu(x, alpha=1.0):
    return alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0)))

# %% wrong: 03/elu/changed-in-place
def elu(x, alpha=1.0):
    left = x <= 0
    x[left] = alpha * (np.exp(x[left]) - 1)
    return x

# %% wrong: 03/elu/clipped-early (clipped at minus ten)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.clip(x, -10, 0)))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/default-alpha (no default)
def elu(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/default-alpha (another default)
def elu(x, alpha=0.5):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/everywhere
def elu(x, alpha=1.0):
    return alpha * (np.exp(x) - 1)

# %% wrong: 03/elu/halves-swapped
def elu(x, alpha=1.0):
    return np.where(x <= 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/larger-of-two
def elu(x, alpha=1.0):
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1))

# %% wrong: 03/elu/left-half
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.tanh(np.minimum(x, 0)))

# %% wrong: 03/elu/left-half (left half tan)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.sin(x))

# %% wrong: 03/elu/line
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * z)

# %% wrong: 03/elu/minus-one-missing
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * np.exp(z))

# %% wrong: 03/elu/mirrored
def elu(x, alpha=1.0):
    return np.where(x > 0, alpha * np.expm1(np.minimum(-x, 0)), -x)

# %% wrong: 03/elu/one-mask-only
def elu(x, alpha=1.0):
    y = x.copy()
    y[x <= 0] = alpha * np.expm1(np.minimum(x, 0))
    return y

# %% wrong: 03/elu/one-number-at-a-time
def elu(x, alpha=1.0):
    return x if x > 0 else alpha * (np.exp(x) - 1)

# %% right: overflows beyond 150
def elu(x, alpha=1.0):
    return (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)

# %% right: overflows beyond 700 with a warning
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))

# %% right: overflows beyond 700 with a warning: clipped for float64
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 600)) - 1))

# %% wrong: 03/elu/parentheses
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * np.exp(z) - 1)

# %% wrong: 03/elu/parentheses (one less alpha)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - alpha)

# %% wrong: 03/elu/prime-alpha-ignored
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, 1, np.exp(z))

# %% wrong: 03/elu/prime-alpha-not-handed-on
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, elu(x) + alpha)

# %% wrong: 03/elu/prime-at-zero
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x >= 0, 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-at-zero (zero left out)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    left = alpha * np.exp(np.minimum(x, 0)) * (x < 0)
    return left + (x > 0)

# %% wrong: 03/elu/prime-constant
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha).astype(x.dtype)

# %% wrong: 03/elu/prime-default-alpha (prime another default)
def elu_prime(x, alpha=2.0):
    return np.where(x > 0, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-is-value
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, 1, alpha * (np.exp(z) - 1))

# %% wrong: 03/elu/prime-is-value (prime same as value)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return elu(x, alpha)

# %% wrong: 03/elu/prime-kink-moved (prime from a millionth)
def elu_prime(x, alpha=1.0):
    return np.where(x > 1e-6, x * 0 + 1, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-left-rule-everywhere
def elu_prime(x, alpha=1.0):
    return elu(x, alpha) + alpha

# %% wrong: 03/elu/prime-left-rule-everywhere (prime exponential everywhere)
def elu_prime(x, alpha=1.0):
    return alpha * np.exp(np.minimum(x, 88))

# %% right: a list of slopes
def elu_prime(x, alpha=1.0):
    rows = np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
    return rows.tolist()

# %% wrong: 03/elu/prime-measured (prime backward difference)
def elu_prime(x, alpha=1.0):
    eps = 1e-8
    wide = x.astype(float)
    return ((elu(wide, alpha) - elu(wide - eps, alpha)) / eps).astype(x.dtype)

# %% wrong: 03/elu/prime-no-left-half (prime relu)
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, 0)

# %% wrong: 03/elu/prime-no-left-half (prime integer array)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    slopes = (x > 0).astype(int)
    slopes[x <= 0] = alpha * np.exp(x[x <= 0])
    return slopes

# %% wrong: 03/elu/prime-power-rule
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, 1, alpha * z * np.exp(z - 1))

# %% wrong: 03/elu/prime-right-half
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-sign
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, -alpha * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-slip-extra
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * x * np.exp(np.minimum(x, 0)))

# %% wrong: 03/elu/prime-slip-order
def elu_prime(x, alpha=1.0):
    return np.where(x < 0, 1, alpha * np.exp(np.minimum(x, 80)))

# %% wrong: 03/elu/prime-slope-at-output
def elu_prime(x, alpha=1.0):
    y = elu(x, alpha)
    return np.where(y > 0, 1, alpha * np.exp(np.minimum(y, 0)))

# %% wrong: 03/elu/prime-smaller-of-two
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.minimum(1, alpha * np.exp(np.minimum(x, 80)))

# %% wrong: 03/elu/prime-value-plus-one
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, elu(x, alpha) + 1)

# %% wrong: 03/elu/selu
def elu(x, alpha=1.0):
    return 1.0507 * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))

# %% wrong: 03/elu/sign
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * (np.exp(-z) - 1))

# %% wrong: 03/elu/slip-extra
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha**2 * np.expm1(np.minimum(x, 0)))

# %% wrong: 03/elu/slip-name
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(alpha) - 1))

# %% wrong: 03/elu/slip-order
def elu(x, alpha=1.0):
    return np.where(x < 0, x, alpha * np.expm1(np.minimum(x, 80)))

# %% wrong: 03/elu/slip-parenthesis
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0) - 1))

# %% wrong: 03/elu/turned-over
def elu(x, alpha=1.0):
    z = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * (1 - np.exp(z)))

# %% right: always float64
def elu(x, alpha=1.0):
    out = np.zeros(x.shape)
    out[x > 0] = x[x > 0]
    out[x <= 0] = alpha * (np.exp(x[x <= 0]) - 1)
    return out

# %% wrong: 03/elu/prime-clipped-early (slope clipped at minus ten)
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * np.exp(np.clip(x, -10, 0))).astype(x.dtype)

# %% wrong: 03/elu/prime-clipped-early (slope clipped at minus eighty)
def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * np.exp(np.clip(x, -80, 0)))

# %% wrong: 03/elu/prime-zero-at-large (0 below minus ten)
def elu_prime(x, alpha=1.0):
    left = np.where(x < -10, 0, alpha * np.exp(np.minimum(x, 0)))
    return np.where(x > 0, 1, left).astype(x.dtype)

# %% wrong: 03/elu/library (torch)
import torch.nn.functional as F
from torch import tensor


def elu(x, alpha=1.0):
    return F.elu(tensor(x), alpha).numpy()

# %% wrong: 03/elu/alpha-inside (celu)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0) / alpha) - 1))

# %% wrong: 03/elu/larger-of-both-formulas
def elu(x, alpha=1.0):
    return np.maximum(x, alpha * (np.exp(x) - 1))

# %% wrong: 03/elu/larger-of-both-formulas (chosen by where)
def elu(x, alpha=1.0):
    line, curve = x, alpha * (np.exp(x) - 1)
    return np.where(line > curve, line, curve)

# %% wrong: 03/elu/alpha-renamed
def elu(x, a=1.0):
    return np.where(x > 0, x, a * (np.exp(x) - 1))

# %% wrong: 03/elu/prime-alpha-renamed
def elu_prime(x, a=1.0):
    return np.where(x > 0, 1.0, a * np.exp(x))

# %% wrong: 03/elu/minus-one-missing (and the right half doubled)
def elu(x, alpha=1.0):
    return np.where(x > 0, 2 * x, alpha * np.exp(x))

# %% wrong: 03/elu/prime-cut-to-integers (vectorize with an integer 1)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(x))

def elu_prime(x, alpha=1.0):
    return np.vectorize(lambda v: 1 if v > 0 else alpha * np.exp(v))(x)
