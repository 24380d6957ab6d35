# %% examples
relu(np.array([-1.0, 2.0]))
relu(np.array([[1.0, 2.0], [3.0, -4.0]]))
relu_prime(np.array([-1.0, 2.0]))
relu_prime(np.array([0.0]))
relu(np.array([-150.0, 150.0]))
relu_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); relu(x); x
x = np.array([-150.0]); relu(x); x
x = np.array([-1.0, 1.0]); relu_prime(x); x
x = np.array([-150.0]); relu_prime(x); x
relu_prime(np.array([2.0]))[0] - 1
relu(np.zeros((1, 2))).shape
relu(np.ones((1, 1, 1)))
relu_prime(np.zeros((1, 2))).shape
relu_prime(np.ones((1, 1, 1)))
relu_prime(np.array([0.5]))
relu_prime(np.array([-1e-30, 1e-30]))
np.asarray(relu(np.array([0.5]))).dtype

# %% right: clip without an upper end
def relu(x):
    return np.clip(x, 0, None)


def relu_prime(x):
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(0))

# %% right: loop over every entry, with prints
def relu(x):
    out = np.empty_like(x)
    for index, value in np.ndenumerate(x):
        out[index] = value if value > 0 else 0
    print("relu of", x.shape)
    return out


def relu_prime(x):
    out = np.empty_like(x)
    for index, value in np.ndenumerate(x):
        out[index] = 1 if value > 0 else 0
    return out

# %% wrong: 03/relu/library (torch and its autograd)
import torch


def relu(x):
    return torch.relu(torch.tensor(x)).numpy()


def relu_prime(x):
    t = torch.tensor(x, requires_grad=True)
    torch.relu(t).sum().backward()
    return t.grad.numpy()

# %% right: signbit, and a slope rounded up
def relu(x):
    return np.where(np.signbit(x), np.zeros_like(x), x)


def relu_prime(x):
    return np.ceil(np.clip(x, 0, 1))

# %% right: half the sum of x and its absolute value
def relu(x):
    return (x + np.abs(x)) / 2


def relu_prime(x):
    return np.heaviside(x, np.zeros_like(x))

# %% right: copy, then write into the copy
def relu(x):
    y = x.copy()
    y[y < 0] = 0
    return y


def relu_prime(x):
    y = np.zeros_like(x)
    y[x > 0] = 1
    return y

# %% right: product with a mask
def relu(x):
    return x * (x > 0)


def relu_prime(x):
    return 1.0 * (x > 0).astype(x.dtype)

# %% wrong: 03/relu/absolute-value
def relu(x):
    return np.abs(x)

# %% wrong: 03/relu/all-zero
def relu(x):
    y = np.zeros_like(x)
    for v in y.flat:
        v = max(v, 0)
    return y

# %% wrong: 03/relu/capped (capped at one)
def relu(x):
    return np.clip(x, 0, 1)

# %% wrong: 03/relu/changed-in-place (out argument)
def relu(x):
    return np.maximum(x, 0, out=x)

# %% wrong: 03/relu/changed-in-place
def relu(x):
    x[x < 0] = 0
    return x

# %% wrong: 03/relu/entries-lost
def relu(x):
    return x[x > 0]

# %% wrong: 03/relu/float32-always
def relu(x):
    return np.maximum(x, 0).astype(np.float32)

# %% wrong: 03/relu/halves-swapped
def relu(x):
    return np.minimum(x, 0)

# %% wrong: 03/relu/leaks
def relu(x):
    return np.where(x > 0, x, 0.01 * x)

# %% right: a list
def relu(x):
    return np.maximum(x, 0).tolist()

# %% wrong: 03/relu/max-over-axis
def relu(x):
    return np.max(x, 0)

# %% wrong: 03/relu/no-return
def relu(x):
    np.maximum(x, 0)

# %% wrong: 03/relu/one-number-at-a-time (builtin max)
def relu(x):
    return max(x, 0)

# %% wrong: 03/relu/one-number-at-a-time (one axis only)
def relu(x):
    return np.array([v if v > 0 else 0 for v in x])

# %% wrong: 03/relu/one-number-at-a-time
def relu(x):
    if x > 0:
        return x
    return 0

# %% wrong: 03/relu/one-value
def relu(x):
    return np.max(np.maximum(x, 0))

# %% wrong: 03/relu/prime-at-zero
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return (x >= 0).astype(x.dtype)

# %% wrong: 03/relu/prime-at-zero (prime half at zero)
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return np.heaviside(x, 0.5)

# %% wrong: 03/relu/prime-entries-added
def relu_prime(x):
    return np.array(np.gradient(np.maximum(x, 0)))

# %% wrong: 03/relu/prime-flat
def relu_prime(x):
    return np.ones_like(x)

# %% right: slopes 0 and 1 in float32
def relu_prime(x):
    return (x > 0).astype("float32")

# %% wrong: 03/relu/prime-halves-swapped
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return np.where(x > 0, 0.0, 1.0)

# %% wrong: 03/relu/prime-is-value
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return x * (x > 0)

# %% wrong: 03/relu/prime-kink-moved (prime from a thousandth)
def relu_prime(x):
    return (x > 1e-3).astype(x.dtype)

# %% wrong: 03/relu/prime-measured (prime backward difference)
def relu_prime(x):
    eps = 1e-7
    wide = x.astype(float)
    return ((relu(wide) - relu(wide - eps)) / eps).astype(x.dtype)

# %% wrong: 03/relu/prime-ramp
def relu_prime(x):
    return np.clip(x, 0, 1)

# %% wrong: 03/relu/prime-shape-lost
def relu_prime(x):
    return np.array([1.0 if v > 0 else 0.0 for v in x.flat], dtype=x.dtype)

# %% wrong: 03/relu/prime-sign
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return np.sign(x)

# %% right: slopes always float64: wrong dtype
def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return np.where(x > 0, 1.0, 0.0)

# %% wrong: 03/relu/softplus
def relu(x):
    return np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)

# %% wrong: 03/relu/step
def relu(x):
    return np.where(x > 0, 1.0, 0.0)

# %% wrong: 03/relu/unchanged (identity)
def relu(x):
    return x

# %% right: always float64: zeros float64
def relu(x):
    out = np.zeros(x.shape)
    out[x > 0] = x[x > 0]
    return out

# %% wrong: 03/relu/cut-to-integers (max by np.vectorize)
def relu(x):
    return np.vectorize(max)(x, 0)

# %% wrong: 03/relu/cut-to-integers (max by np.vectorize, 0 first)
def relu(x):
    return np.vectorize(max)(0, x)

# %% wrong: 03/relu/absolute-value (and the right half doubled)
def relu(x):
    return np.where(x > 0, 2 * x, -x)
