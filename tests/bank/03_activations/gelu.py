# %% examples
gelu(np.array([-2.0, 0.5]))
gelu(np.array([-5.5])) < 0
gelu_prime(np.array([-1.0, 2.0]))
gelu_prime(np.array([-0.5, 0.5]))
gelu(np.array([-150.0, 150.0]))
gelu_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); gelu(x); x
x = np.array([-150.0]); gelu(x); x
x = np.array([-1.0, 1.0]); gelu_prime(x); x
x = np.array([-150.0]); gelu_prime(x); x
gelu_prime(np.array([140.0])) - 1
gelu(np.zeros((1, 2))).shape
gelu(np.ones((1, 1, 1)))
gelu_prime(np.zeros((1, 2))).shape
gelu_prime(np.ones((1, 1, 1)))

# %% right: entry by entry
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    y = np.empty_like(x)
    for i, v in np.ndenumerate(x):
        v = float(v)
        y[i] = 0.5 * v * (1 + math.tanh(c * (v + 0.044715 * v**3)))
    return y


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/library (torch with approximate="tanh")
import torch


def gelu(x):
    return torch.nn.functional.gelu(torch.tensor(x), approximate="tanh").numpy()


def gelu_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.nn.functional.gelu(t, approximate="tanh").sum().backward()
    return t.grad.numpy()

# %% right: x squared taken out
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return x / 2 * (np.tanh(c * x * (1 + 0.044715 * x * x)) + 1)


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    dt = (1 - t) * (1 + t) * c * (1 + 0.134145 * x * x)
    return (1 + t + x * dt) / 2

# %% right: shared helper functions
def inner(x):
    return (2 / np.pi) ** 0.5 * (x + 0.044715 * x * x * x)


def gelu(x):
    return 0.5 * x + 0.5 * x * np.tanh(inner(x))


def gelu_prime(x):
    u = inner(x)
    du = (2 / np.pi) ** 0.5 * (1 + 0.134145 * np.square(x))
    return 0.5 + 0.5 * np.tanh(u) + 0.5 * x * (1 - np.tanh(u) ** 2) * du

# %% right: the root as seven digits
def gelu(x):
    return 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(0.7978846 * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * 0.7978846 * (1 + 0.134145 * x**2)

# %% right: the lifted tanh is a sigmoid of twice the argument
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def gelu(x):
    return x * sigmoid(1.5957691216057308 * (x + 0.044715 * x**3))


def gelu_prime(x):
    u = 1.5957691216057308 * (x + 0.044715 * x**3)
    s = sigmoid(u)
    return s + x * s * (1 - s) * 1.5957691216057308 * (1 + 0.134145 * x**2)

# %% wrong: 03/gelu/another-function
C = (2 / np.pi) ** 0.5


def gelu(x):
    return x / (1 + np.exp(-x))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/another-function (another function relu)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return np.maximum(x, 0)


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/caret
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x ^ 3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/changed-in-place
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    gate = 0.5 * (1 + np.tanh(c * (x + 0.044715 * x**3)))
    x *= gate
    return x


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/cube-missing
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * x))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/cube-not-scaled
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * x + 0.044715 * x**3))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/cube-of-sum
def gelu(x):
    return 0.5 * x * (1 + np.tanh(float(np.sqrt(2 / np.pi)) * (x + 0.044715 * x) ** 3))


def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/digits (four lost)
def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / np.pi) ** 0.5 * (x + 0.04715 * x**3)))


def gelu_prime(x):
    root = (2 / np.pi) ** 0.5
    t = np.tanh(root * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/digits (digit lost)
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.44715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/exact-form
import math


def gelu(x):
    cdf = [0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x.ravel()]
    return x * np.reshape(cdf, x.shape).astype(x.dtype)


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/gate-only
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/half-missing
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/halved
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.25 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/nearly-right
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / 3.14) ** 0.5 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/nearly-right (root rounded)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(0.798 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/negated
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * -x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/number-called
C = (2 / np.pi) ** 0.5


def gelu(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    half = 0.5
    return half * x(1 + t)


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/one-missing
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * np.tanh(c * (x + 0.044715 * x**3))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/one-number-at-a-time
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + math.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/overflow
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    u = c * (x + 0.044715 * x**3)
    t = (np.exp(u) - np.exp(-u)) / (np.exp(u) + np.exp(-u))
    return 0.5 * x * (1 + t)


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-chain-rule
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2)

# %% wrong: 03/gelu/prime-cube-missing
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C

# %% wrong: 03/gelu/prime-cube-power
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * (1 + 3 * 0.044715 * x)

# %% wrong: 03/gelu/prime-cube-slope
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 0.044715 * x**2)

# %% wrong: 03/gelu/prime-digits
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * (1 + 3 * 0.44715 * x**2)

# %% wrong: 03/gelu/prime-exact-form
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    cdf = [0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x.ravel()]
    pdf = np.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    return np.reshape(cdf, x.shape).astype(x.dtype) + x * pdf

# %% wrong: 03/gelu/prime-gate-for-slope
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    gate = 0.5 * (1 + np.tanh(C * (x + 0.044715 * x**3)))
    return gate + x * gate

# %% wrong: 03/gelu/prime-gate-only
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t)

# %% wrong: 03/gelu/prime-gate-times-inner (prime slopes multiplied)
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-half-missing
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-half-missing (prime no half at all)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 1 + t + x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-half-missing (prime half missing in first)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-inner-x
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (x + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-measured (measured slope)
def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    wide = x.astype("f8")
    return ((gelu(wide + 1e-5) - gelu(wide - 1e-5)) / 2e-5).astype(x.dtype)

# %% wrong: 03/gelu/prime-measured (prime forward difference)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    eps = 1e-4
    return (gelu(x + eps) - gelu(x)) / eps

# %% wrong: 03/gelu/prime-nearly-right
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * (1 + 0.134 * x**2)

# %% wrong: 03/gelu/prime-one-for-gate
def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 1 + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)


def gelu(x):
    c = float(np.sqrt(2 / np.pi))
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))

# %% wrong: 03/gelu/prime-one-missing
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * t + 0.5 * x * (1 - t**2) * inner

# %% right: the slope overflows beyond 700 with a warning: overflow warning
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    u = c * (x + 0.044715 * x**3)
    inner = c * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + np.tanh(u)) + 0.5 * x * inner / np.cosh(u) ** 2

# %% wrong: 03/gelu/prime-plus
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 + t**2) * inner

# %% wrong: 03/gelu/prime-product-of-slopes
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-root
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 * math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-scale
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-second-only
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-sigmoid-form
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    s = 0.5 * (1 + np.tanh(0.851 * x))
    return s + 1.702 * x * s * (1 - s)

# %% wrong: 03/gelu/prime-sigmoid-rule
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    return gelu(x) * (1 - gelu(x))

# %% wrong: 03/gelu/prime-sign
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) - 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-slip-name
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - x**2) * C * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-slip-number
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * (1 + 2 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-slip-number (prime three times)
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 3 * (0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner)

# %% wrong: 03/gelu/prime-slip-parenthesis
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t) ** 2 * inner

# %% wrong: 03/gelu/prime-slip-part
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * 3 * 0.044715 * x**2

# %% wrong: 03/gelu/prime-square-missing
def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    root = (2 / np.pi) ** 0.5
    t = np.tanh(root * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t) * root * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-sum-times-slope
def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(c * (x + 0.044715 * x**3))
    return (0.5 * (1 + t) + x) * 0.5 * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)


def gelu(x):
    c = float(np.sqrt(2 / np.pi))
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))

# %% wrong: 03/gelu/prime-tanh-at-output
import math


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * tanh_prime(t) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-tanh-at-x
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - np.tanh(x) ** 2) * inner

# %% wrong: 03/gelu/prime-tanh-at-x (prime tanh of x)
def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(x)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)


def gelu(x):
    c = float(np.sqrt(2 / np.pi))
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))

# %% wrong: 03/gelu/prime-tanh-by-sigmoid-rule
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * t * (1 - t) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/prime-tanh-slope-missing
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * t * inner

# %% wrong: 03/gelu/prime-value-for-slope
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))

# %% wrong: 03/gelu/prime-x-missing
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-x-on-first-term
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * x * (1 + t) + 0.5 * (1 - t**2) * inner

# %% wrong: 03/gelu/root-inverted
import math


def gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(np.pi / 2) * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/root-missing
import math


def gelu(x):
    return 0.5 * x * (1 + np.tanh(2 / np.pi * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/root-of-product
import math


def gelu(x):
    c = math.sqrt(2 * math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/root-too-short
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(2**0.5 / np.pi * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/sigmoid-form
import math


def gelu(x):
    return x * 0.5 * (1 + np.tanh(0.851 * x))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/slip-number
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.0044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/slip-operator
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x * 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/slip-parenthesis
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * 1 + np.tanh(C * (x + 0.044715 * x**3))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/slip-part
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(x + 0.044715 * x**3))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/slip-sign
C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 - np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/square-for-cube
import math


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**2)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% right: always float64
import math


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/root-of-all
def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi * (x + 0.044715 * x**3))))

# %% wrong: 03/gelu/prime-inner-parenthesis
def gelu_prime(x):
    t = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))
    inner = np.sqrt(2 / np.pi) + 3 * 0.044715 * x**2
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner

# %% wrong: 03/gelu/prime-square-inside
def gelu_prime(x):
    u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    inner = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + np.tanh(u)) + 0.5 * x * (1 - np.tanh(u**2)) * inner

# %% wrong: 03/gelu/prime-square-of-inside
def gelu_prime(x):
    scale = (2 / np.pi) ** 0.5
    u = scale * (x + 0.044715 * x**3)
    inner = scale * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + np.tanh(u)) + 0.5 * x * (1 - u**2) * inner

# %% wrong: 03/gelu/prime-sech
def gelu_prime(x):
    c = np.sqrt(2 / np.pi)
    u = c * (x + 0.044715 * x**3)
    return 0.5 * (1 + np.tanh(u)) + 0.5 * x / np.cosh(u) * c * (1 + 3 * 0.044715 * x**2)

# %% wrong: 03/gelu/zero-at-large (beyond 5)
def gelu(x):
    near = np.clip(x, -5, 5)
    middle = 0.5 * near * (1 + np.tanh(np.sqrt(2 / np.pi) * (near + 0.044715 * near**3)))
    return np.where(x > 5, x, np.where(x < -5, 0.0, middle))

def gelu_prime(x):
    u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    t = np.tanh(u)
    du = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * du

# %% wrong: 03/gelu/changed-in-place (two names for one array)
def gelu(x):
    u = x
    u += 0.044715 * x**3
    u *= np.sqrt(2 / np.pi)
    return 0.5 * x * (1 + np.tanh(u))

def gelu_prime(x):
    u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    t = np.tanh(u)
    du = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * du
