# %% examples
leaky_relu(np.array([-1.0, 2.0]))
leaky_relu(np.array([-1.0, 2.0]), alpha=0.2)
leaky_relu(np.array([0.1]), alpha=0.2)
leaky_relu_prime(np.array([-1.0, 2.0]))
leaky_relu_prime(np.array([-3.0, 2.0]), alpha=0.2)
leaky_relu_prime(np.array([0.0]), alpha=0.2)
leaky_relu(np.array([-150.0, 150.0]))
leaky_relu_prime(np.array([-150.0, 150.0]))
x = np.array([-1.0, 1.0]); leaky_relu(x); x
x = np.array([-150.0]); leaky_relu(x); x
x = np.array([-1.0, 1.0]); leaky_relu_prime(x); x
x = np.array([-150.0]); leaky_relu_prime(x); x
leaky_relu(np.zeros((1, 2))).shape
leaky_relu(np.ones((1, 1, 1)))
leaky_relu_prime(np.zeros((1, 2))).shape
leaky_relu_prime(np.ones((1, 1, 1)))
leaky_relu(np.array([-1.0, 2.0]))
leaky_relu_prime(np.array([-1.0, 2.0]))
leaky_relu_prime(np.array([-1e-30, 1e-30]), alpha=0.2)

# %% right: write into a copy
def leaky_relu(x, alpha=0.01):
    y = x.copy()
    y[y < 0] *= alpha
    return y


def leaky_relu_prime(x, alpha=0.01):
    y = np.full_like(x, alpha)
    y[x > 0] = 1
    return y

# %% right: loop over the flat view
def leaky_relu(x, alpha=0.01):
    y = np.empty_like(x)
    for i in range(x.size):
        v = x.flat[i]
        y.flat[i] = v if v > 0 else alpha * v
    return y


def leaky_relu_prime(x, alpha=0.01):
    y = np.empty_like(x)
    for i in range(x.size):
        y.flat[i] = 1 if x.flat[i] > 0 else alpha
    return y

# %% right: np.select
def leaky_relu(x, alpha=0.01):
    return np.select([x > 0, x <= 0], [x, alpha * x])


def leaky_relu_prime(x, alpha=0.01):
    ones = np.ones_like(x)
    return np.select([x > 0, x <= 0], [ones, alpha * ones])

# %% right: the larger of two lines
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, np.ones_like(x), np.full_like(x, alpha))

# %% right: difference of two rectifiers
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) - alpha * np.maximum(-x, 0)


def leaky_relu_prime(x, alpha=0.01):
    return alpha + (1 - alpha) * (x > 0).astype(x.dtype)

# %% wrong: 03/leaky_relu/alpha-ignored
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, 0.01 * x)

# %% wrong: 03/leaky_relu/changed-in-place
def leaky_relu(x, alpha=0.01):
    x[x < 0] *= alpha
    return x

# %% wrong: 03/leaky_relu/constant
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha)

# %% wrong: 03/leaky_relu/constant (maximum with alpha)
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha)

# %% wrong: 03/leaky_relu/cut-to-integers
def leaky_relu(x, alpha=0.01):
    y = np.zeros(x.shape, dtype=int)
    y[x > 0] = x[x > 0]
    y[x <= 0] = alpha * x[x <= 0]
    return y

# %% wrong: 03/leaky_relu/default-alpha (another default)
def leaky_relu(x, alpha=0.1):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1.0, alpha).astype(x.dtype)

# %% wrong: 03/leaky_relu/divided
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, x / alpha)

# %% wrong: 03/leaky_relu/halves-swapped
def leaky_relu(x, alpha=0.01):
    return np.minimum(x, alpha * x)

# %% wrong: 03/leaky_relu/leak-everywhere
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) + alpha * x

# %% wrong: 03/leaky_relu/no-leak
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0)

# %% wrong: 03/leaky_relu/one-mask-only
def leaky_relu(x, alpha=0.01):
    y = np.zeros_like(x)
    y[x > 0] = x
    y[x <= 0] = alpha * x
    return y

# %% wrong: 03/leaky_relu/one-minus-alpha
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, (1 - alpha) * x)

# %% wrong: 03/leaky_relu/one-number-at-a-time
def leaky_relu(x, alpha=0.01):
    return max(x, alpha * x)

# %% wrong: 03/leaky_relu/prime-all-zero
def leaky_relu_prime(x, alpha=0.01):
    slopes = np.zeros_like(x)
    slopes[x > 0][:] = 1
    slopes[x <= 0][:] = alpha
    return slopes

# %% wrong: 03/leaky_relu/prime-alpha-ignored
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, 0.01).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-alpha-not-taken
def leaky_relu_prime(x):
    return np.where(x > 0, 1, 0.01).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-at-zero
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x >= 0, 1, alpha).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-at-zero (zero left out)
def leaky_relu_prime(x, alpha=0.01):
    slope = np.zeros_like(x)
    slope[x > 0] = 1
    slope[x < 0] = alpha
    return slope

# %% wrong: 03/leaky_relu/prime-default-alpha (prime another default)
def leaky_relu_prime(x, alpha=0.1):
    return np.where(x > 0, 1.0, alpha).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-entries-lost
def leaky_relu_prime(x, alpha=0.01):
    slopes = np.ones_like(x)
    slopes[x <= 0] = alpha
    return slopes[x <= 0]

# %% wrong: 03/leaky_relu/prime-kink-moved (prime from a millionth)
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 1e-6, 1.0, alpha).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-no-leak
def leaky_relu_prime(x, alpha=0.01):
    return (x > 0).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-sign
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, -alpha).astype(x.dtype)

# %% wrong: 03/leaky_relu/prime-times-x
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha * x)

# %% wrong: 03/leaky_relu/prime-times-x (prime is value)
def leaky_relu_prime(x, alpha=0.01):
    return leaky_relu(x, alpha)

# %% right: slopes always float64: wrong dtype
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha)

# %% right: slopes always float64: ones float64
def leaky_relu_prime(x, alpha=0.01):
    slope = np.ones(x.shape)
    slope[x <= 0] = alpha
    return slope

# %% wrong: 03/leaky_relu/right-half
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, 1, alpha * x).astype(x.dtype)

# %% wrong: 03/leaky_relu/right-half (right half log)
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, np.log1p(np.abs(x)), alpha * x).astype(x.dtype)

# %% wrong: 03/leaky_relu/shifted
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, x - alpha)

# %% wrong: 03/leaky_relu/sign
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, -alpha * x)

# %% wrong: 03/leaky_relu/slip-extra
def leaky_relu(x, alpha=0.01):
    return alpha * x

# %% wrong: 03/leaky_relu/slip-name
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * alpha)

# %% wrong: 03/leaky_relu/alpha-ignored (fixed at a tenth)
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, 0.1 * x)

# %% wrong: 03/leaky_relu/prime-alpha-ignored (slope fixed at a tenth)
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, 0.1).astype(x.dtype)

# %% wrong: 03/leaky_relu/library (torch)
import torch


def leaky_relu(x, alpha=0.01):
    return torch.nn.LeakyReLU(alpha)(torch.tensor(x)).numpy()

# %% wrong: 03/leaky_relu/slip-extra (the line as x - |x|, which is twice as steep)
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) + alpha * (x - np.abs(x))

# %% wrong: 03/leaky_relu/alpha-renamed
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)

# %% wrong: 03/leaky_relu/prime-alpha-renamed
def leaky_relu_prime(x, slope=0.01):
    return np.where(x > 0, 1.0, slope)

# %% wrong: 03/leaky_relu/kink-moved (at alpha)
def leaky_relu(x, alpha=0.01):
    return np.where(x > alpha, x, alpha * x)

# %% wrong: 03/leaky_relu/prime-kink-moved (prime at alpha)
def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > alpha, 1.0, alpha)

# %% wrong: 03/leaky_relu/prime-zero-counted-twice (two masks that overlap)
def leaky_relu(x, alpha=0.01):
    return x * (x >= 0) + alpha * x * (x <= 0)

def leaky_relu_prime(x, alpha=0.01):
    return 1.0 * (x >= 0) + alpha * (x <= 0)
