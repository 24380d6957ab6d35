# %% examples
# values and slopes first; then the ends, the input, the dtype, the digits, the shape
sigmoid(np.array([-1.0, 0.0, 1.0]))
sigmoid_prime(np.array([-1.0, 0.0, 1.0]))
sigmoid(np.array([-5.0]))
sigmoid_prime(np.array([-5.0, 5.0]))
np.less(sigmoid(np.array([-200.0])), 1e-80)
np.less(sigmoid_prime(np.array([-200.0])), 1e-80)
sigmoid(np.array([-1000.0, 1000.0]))
np.isfinite(sigmoid_prime(np.array([-1000.0, 1000.0])))
x = np.array([-1.0, 1.0]); sigmoid(x); x
x = np.array([-1000.0]); sigmoid(x); x
type(sigmoid(np.array([1.0]))).__name__
sigmoid(np.array([0.5], dtype="float32")).dtype
sigmoid(np.array([0.5])).dtype
x = np.array([-1.0, 1.0]); sigmoid_prime(x); x
x = np.array([-1000.0]); sigmoid_prime(x); x
type(sigmoid_prime(np.array([1.0]))).__name__
sigmoid_prime(np.array([0.5], dtype="float32")).dtype
sigmoid_prime(np.array([0.5])).dtype
np.errstate(over="raise")(sigmoid)(np.array([-1000.0, 1000.0]))
np.errstate(over="raise")(sigmoid)(np.array([-100.0, 100.0], dtype="float32"))
np.errstate(over="raise")(sigmoid)(np.array([-1000.0, 1000.0], dtype="float32"))
np.isfinite(np.errstate(over="raise")(sigmoid_prime)(np.array([-1000.0, 1000.0])))
sigmoid(np.zeros((1, 2))).shape
sigmoid(np.ones((1, 1, 1)))
sigmoid_prime(np.zeros((1, 2))).shape
sigmoid_prime(np.ones((1, 1, 1)))
sigmoid(np.array([-12.0]))
sigmoid(np.array([-30.0]))

# %% wrong: 03/sigmoid/digits-lost (recursion by symmetry, entry by entry)
import math


def one(v):
    if v < 0:
        return 1 - one(-v)
    return 1 / (1 + math.exp(-v))


def sigmoid(x):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = one(x[index])
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% right: one form on each half
def sigmoid(x):
    out = np.empty_like(x)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[~right])
    out[~right] = e / (1 + e)
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% right: clips the argument to where exp does not overflow, in either dtype
def sigmoid(x):
    limit = 88 if x.dtype == np.float32 else 700
    return 1 / (1 + np.exp(-np.clip(x, -limit, limit)))


def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(-x)

# %% right: silences an overflow that does no harm
def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/digits-lost (through tanh)
def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sigmoid_prime(x):
    return 0.25 * (1 - np.tanh(0.5 * x) ** 2)

# %% right: 0 where the tail is smaller than a rounding of 1
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < -100, 0, np.where(x >= 0, 1, e) / (1 + e)).astype(x.dtype)


def sigmoid_prime(x):
    return sigmoid(x) - sigmoid(x) ** 2

# %% wrong: 03/sigmoid/digits-lost (one less the other half)
def sigmoid(x):
    right = 1 / (1 + np.exp(-np.abs(x)))
    return np.where(x >= 0, right, 1 - right)


def sigmoid_prime(x):
    return (1 - sigmoid(x)) * (1 - sigmoid(-x))

# %% right: through logaddexp
def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_prime(x):
    e = np.exp(-abs(x))
    return e / (1 + e) ** 2

# %% wrong: 03/sigmoid/argument-doubled
def sigmoid(x):
    return 0.5 * (1 + np.tanh(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/argument-scaled (argument halved)
def sigmoid(x):
    e = np.exp(-np.abs(x / 2))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/changed-in-place
def sigmoid(x):
    np.clip(x, -500, 500, out=x)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/clipped-early
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/float32-always
def sigmoid(x):
    x = x.astype(np.float32)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/hard-form (step)
def sigmoid(x):
    return x > 0


def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2

# %% wrong: 03/sigmoid/hard-form (hard sigmoid)
def sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0, 1)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/left-half
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), 1 / (1 - e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/mirrored
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e / (1 + e), 1 / (1 + e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/mirrored (exponent sign)
def sigmoid(x):
    return 1 / (1 + np.exp(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/one-form-for-both-signs (one form)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/one-number-at-a-time (math exp)
import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/one-number-at-a-time
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/overflow
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/overflow-warning
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/overflow-warning (clipped for float64)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/overflow-warning (where computes both)
def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/parentheses
def sigmoid(x):
    return 1 / 1 + np.exp(-x)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/prime-another-function
def sigmoid_prime(x):
    return (x > 0).astype(x.dtype)

# %% wrong: 03/sigmoid/prime-doubled
def sigmoid_prime(x):
    return 2 * sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/prime-entries-added
def sigmoid_prime(x):
    s = sigmoid(x)
    return np.stack([s, 1 - s])

# %% wrong: 03/sigmoid/prime-flat
def sigmoid_prime(x):
    return np.full_like(x, 0.25)

# %% wrong: 03/sigmoid/prime-inner-sign
def sigmoid_prime(x):
    s = sigmoid(x)
    return -s * (1 - s)

# %% wrong: 03/sigmoid/prime-measured (prime forward difference)
def sigmoid_prime(x):
    wide = x.astype("f8")
    return ((sigmoid(wide + 1e-5) - sigmoid(wide)) / 1e-5).astype(x.dtype)

# %% wrong: 03/sigmoid/prime-measured (measured slope)
def sigmoid_prime(x):
    wide = x.astype("f8")
    return ((sigmoid(wide + 1e-5) - sigmoid(wide - 1e-5)) / 2e-5).astype(x.dtype)

# %% wrong: 03/sigmoid/prime-number-called
def sigmoid_prime(x):
    s = sigmoid(x)
    return s(1 - s)

# %% wrong: 03/sigmoid/prime-of-output
def sigmoid_prime(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)

# %% wrong: 03/sigmoid/prime-one-factor (prime is value)
def sigmoid_prime(x):
    return sigmoid(x)

# %% wrong: 03/sigmoid/prime-one-factor
def sigmoid_prime(x):
    return 1 - sigmoid(x)

# %% wrong: 03/sigmoid/prime-overflow
def sigmoid_prime(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2

# %% wrong: 03/sigmoid/prime-plus
def sigmoid_prime(x):
    return sigmoid(x) * (1 + sigmoid(x))

# %% wrong: 03/sigmoid/prime-slip-extra
def sigmoid_prime(x):
    s = sigmoid(x)
    return x * s * (1 - s)

# %% wrong: 03/sigmoid/prime-slip-part (prime square missing)
def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e)

# %% wrong: 03/sigmoid/prime-slip-sign
def sigmoid_prime(x):
    e = np.exp(np.minimum(x, 300))
    return e / (1 + np.exp(-np.maximum(x, -300))) ** 2

# %% wrong: 03/sigmoid/prime-takes-output
def sigmoid_prime(s):
    return s * (1 - s)

# %% wrong: 03/sigmoid/prime-tanh-rule
def sigmoid_prime(x):
    return 1 - sigmoid(x) ** 2

# %% wrong: 03/sigmoid/prime-x-for-output
def sigmoid_prime(x):
    return sigmoid(x) * (1 - x)

# %% wrong: 03/sigmoid/rounded
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.round(np.where(x >= 0, 1 / (1 + e), e / (1 + e)), 4)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/shape-lost
def sigmoid(x):
    out = []
    for v in x.ravel():
        e = np.exp(-abs(v))
        out.append(1 / (1 + e) if v >= 0 else e / (1 + e))
    return np.array(out, dtype=x.dtype)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/shifted-values
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e)) - 0.5


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/slip-function
def sigmoid(x):
    p = 2 ** -np.abs(x)
    return np.where(x >= 0, 1 / (1 + p), p / (1 + p))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/slip-function (slip function ten)
def sigmoid(x):
    p = 10 ** -np.abs(x)
    return np.where(x >= 0, 1 / (1 + p), p / (1 + p))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/slip-sign
def sigmoid(x):
    return np.exp(np.minimum(x, 700)) / (1 - np.exp(np.minimum(x, 700)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/softmax
def sigmoid(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/softmax (softmax rows)
def sigmoid(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/tanh
def sigmoid(x):
    return np.tanh(x)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/wrong-dtype
def sigmoid(x):
    out = np.zeros(x.shape)
    e = np.exp(-np.abs(x))
    out[x >= 0] = (1 / (1 + e))[x >= 0]
    out[x < 0] = (e / (1 + e))[x < 0]
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/zero-counted-twice
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return (x >= 0) / (1 + e) + (x <= 0) * e / (1 + e)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/zero-left-out
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x > 0, 1 / (1 + e), 0) + np.where(x < 0, e / (1 + e), 0)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

# %% wrong: 03/sigmoid/clipped-early (clipped at plus and minus ten)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))

# %% wrong: 03/sigmoid/clipped-early (clipped at plus and minus twenty)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -20, 20)))

# %% wrong: 03/sigmoid/clipped-early (clipped at plus and minus thirty-six)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -36, 36)))

# %% wrong: 03/sigmoid/clipped-early (clipped at plus and minus fifty)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(-x)

# %% wrong: 03/sigmoid/clipped-early (clipped for float32)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -88, 88)))

# %% wrong: 03/sigmoid/clipped-early (clipped for float32, in the other form)
def sigmoid(x):
    e = np.exp(np.clip(x, -80, 80))
    return e / (1 + e)

# %% wrong: 03/sigmoid/clipped-early (clipped at 300 in float64)
def sigmoid(x):
    limit = 88 if x.dtype == np.float32 else 300
    return 1 / (1 + np.exp(-np.clip(x, -limit, limit)))

# %% wrong: 03/sigmoid/prime-clipped-early
def sigmoid_prime(x):
    z = np.minimum(np.abs(x), 60)
    return np.exp(-z) / (1 + np.exp(-z)) ** 2

# %% wrong: 03/sigmoid/zero-at-large (0 below minus ten)
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < -10, 0, np.where(x >= 0, 1, e) / (1 + e)).astype(x.dtype)

# %% wrong: 03/sigmoid/library (scipy)
from scipy.special import expit


def sigmoid(x):
    return expit(x)


def sigmoid_prime(x):
    return expit(x) * expit(-x)

# %% wrong: 03/sigmoid/list
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e)).tolist()


def sigmoid_prime(x):
    s = np.asarray(sigmoid(x), dtype=x.dtype)
    return s * (1 - s)

# %% wrong: 03/sigmoid/prime-list
def sigmoid_prime(x):
    s = sigmoid(x)
    return list(s * (1 - s))

# %% wrong: 03/sigmoid/prime-list (tolist)
def sigmoid_prime(x):
    return (sigmoid(x) * sigmoid(-x)).tolist()

# %% wrong: 03/sigmoid/prime-wrong-dtype (always float64)
def sigmoid_prime(x):
    s = sigmoid(x).astype(np.float64)
    return s * (1 - s)

# %% wrong: 03/sigmoid/prime-overflow-warning (printed slope)
def sigmoid_prime(x):
    return 1 / ((1 + np.exp(-x)) * (1 + np.exp(x)))

# %% wrong: 03/sigmoid/wrong-dtype (filled into zeros)
def sigmoid(x):
    out = np.zeros(x.shape)
    e = np.exp(-np.abs(x))
    out[x >= 0] = (1 / (1 + e))[x >= 0]
    out[x < 0] = (e / (1 + e))[x < 0]
    return out


def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2

# %% wrong: 03/sigmoid/largest-subtracted
def sigmoid(x):
    z = x - x.max()
    return np.exp(z) / (1 + np.exp(z))

# %% wrong: 03/sigmoid/largest-subtracted (row by row)
def sigmoid(x):
    z = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return z / (1 + z)

# %% right: the slope through tanh
def sigmoid_prime(x):
    return 0.25 * (1 - np.tanh(0.5 * x) ** 2)

# %% right: recursion by the form of the other half, entry by entry
import math


def one(v):
    if v < 0:
        return math.exp(v) * one(-v)
    return 1 / (1 + math.exp(-v))


def sigmoid(x):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = one(x[index])
    return out


def sigmoid_prime(x):
    return (1 - sigmoid(x)) * (1 - sigmoid(-x))

# %% wrong: 03/sigmoid/clipped-early (clipped at plus and minus forty)
def sigmoid(x):
    z = np.clip(x, -40, 40)
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(x):
    s = sigmoid(x)
    return s * (1 - s)

# %% wrong: 03/sigmoid/one-form-for-both-signs (both forms, with the exponential of -x)
def sigmoid(x):
    e = np.exp(-x)
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))

# %% wrong: 03/sigmoid/prime-parentheses
def sigmoid_prime(x):
    s = sigmoid(x)
    return s * 1 - s

# %% wrong: 03/sigmoid/prime-parentheses (never filled)
def sigmoid_prime(x):
    out = np.zeros_like(x)
    for v in x:
        s = sigmoid(v)
        s * (1 - s)
    return out

# %% wrong: 03/sigmoid/prime-one-inside
def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(1 - x)

# %% wrong: 03/sigmoid/shape-lost (squeezed)
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.squeeze(np.where(x >= 0, 1 / (1 + e), e / (1 + e)))


def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
