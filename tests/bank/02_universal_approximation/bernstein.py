# %% examples
# degree 2 at two places; the ends; a high degree; the caller's x, and its axes
bernstein(lambda t: t, 2, np.array([0.25, 0.5]))
bernstein(lambda t: t**2, 2, np.array([0.5]))
bernstein(lambda t: t, 2, np.array([0.0, 1.0]))
np.round(bernstein(lambda t: t, 1200, np.array([0.5])), 6)
x = np.array([0.5]); bernstein(lambda t: t, 2, x); x
bernstein(lambda t: t, 2, np.array([[0.5]])).ndim

# %% right: logarithms of factorials, the ends apart
import math

def bernstein(f, n, x):
    x = np.asarray(x, dtype=float)
    safe = np.clip(x, 1e-300, 1 - 1e-16)
    total = np.zeros(x.shape)
    for k in range(n + 1):
        log_ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        weight = np.exp(log_ways + k * np.log(safe) + (n - k) * np.log1p(-safe))
        total += weight * f(k / n)
    total[x == 0] = f(0.0)
    total[x == 1] = f(1.0)
    return total

# %% right: one toss after the other, entry by entry
def bernstein(f, n, x):
    flat = x.reshape(-1)
    heads = np.zeros((flat.size, n + 1))
    heads[:, 0] = 1
    for toss in range(n):
        moved = heads[:, :-1] * flat[:, None]
        heads = heads * (1 - flat[:, None])
        heads[:, 1:] += moved
    return (heads * f(np.linspace(0, 1, n + 1))).sum(1).reshape(x.shape)

# %% right: de Casteljau's repeated averaging
def bernstein(f, n, x):
    beta = f(np.arange(n + 1) / n) * np.ones(x.shape + (1,))
    x = x[..., None]
    for _ in range(n):
        beta = beta[..., :-1] * (1 - x) + beta[..., 1:] * x
    return beta[..., 0]

# %% right: exact whole numbers, and a float only at the end
import math
from fractions import Fraction

def bernstein(f, n, x):
    def one(p):
        top, bottom = float(p).as_integer_ratio()
        total = 0.0
        for k in range(n + 1):
            if (top == 0 and k > 0) or (top == bottom and k < n):
                continue
            # log2 of huge whole numbers is fine
            lw = math.log(math.comb(n, k))
            lw += k * math.log(top / bottom) if k else 0
            lw += (n - k) * math.log((bottom - top) / bottom) if n - k else 0
            total += math.exp(lw) * float(f(k / n))
        return total
    return [one(p) for p in x.ravel()] if x.ndim == 1 else np.vectorize(one)(x)

# %% right: the tosses as convolutions, one x after the other
def bernstein(f, n, x):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        t = x[i]
        p = np.ones(1)
        for _ in range(n):
            p = np.convolve(p, [1 - t, t])
        out[i] = p @ f(np.arange(n + 1) / n)
    return out

# %% right: logarithms of exact binomial coefficients
import math


def bernstein(f, n, x):
    # exact binomials as big integers, logs of big integers
    shape = np.shape(x)
    flat = [float(t) for t in np.ravel(x)]
    logs = [math.log(math.comb(n, k)) for k in range(n + 1)]
    vals = [float(f(k / n)) for k in range(n + 1)]
    def one(t):
        if t == 0: return vals[0]
        if t == 1: return vals[-1]
        lt, lu = math.log(t), math.log1p(-t)
        return math.fsum(v * math.exp(c + k * lt + (n - k) * lu) for k, (v, c) in enumerate(zip(vals, logs)))
    return np.array([one(t) for t in flat]).reshape(shape)

# %% right: each weight from its neighbour, in logarithms
def bernstein(f, n, x):
    k = np.arange(1, n + 1)
    log_ways = np.append(0, np.cumsum(np.log((n - k + 1) / k)))
    values = f(np.arange(n + 1) / n)

    def at(t):
        if t == 0 or t == 1:
            return values[0] if t == 0 else values[-1]
        exponents = np.arange(n + 1)
        return values @ np.exp(log_ways + exponents * np.log(t) + exponents[::-1] * np.log1p(-t))

    return np.array([at(t) for t in x.flat]).reshape(x.shape)

# %% wrong: 02/bernstein/axes (no axis)
import math

def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.array([math.comb(n, int(j)) for j in k])
    return np.sum(f(k / n) * ways * x**k * (1 - x) ** (n - k))

# %% wrong: 02/bernstein/one-axis-only
def bernstein(f, n, x):
    out = np.zeros(x.shape)
    for i in range(len(x)):
        beta = f(np.arange(n + 1) / n)
        for _ in range(n):
            beta = beta[:-1] * (1 - x[i]) + beta[1:] * x[i]
        out[i] = beta[0]
    return out

# %% wrong: 02/bernstein/ends (log of zero)
import math

def bernstein(f, n, x):
    k = np.arange(n + 1)
    log_ways = np.array([math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1) for j in k])
    x = x[..., None]
    return np.exp(log_ways + k * np.log(x) + (n - k) * np.log(1 - x)) @ f(k / n)

# %% wrong: 02/bernstein/ends (nan to zero)
import math


def bernstein(f, n, x):
    total = 0
    for k in range(n + 1):
        ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        with np.errstate(all="ignore"):
            weight = np.exp(ways + k * np.log(x) + (n - k) * np.log(1 - x))
        total = total + f(k / n) * np.nan_to_num(weight)
    return total

# %% wrong: 02/bernstein/ends (math log of zero)
import math


def bernstein(f, n, x):
    result = np.zeros(x.shape)
    for i, t in np.ndenumerate(x):
        for k in range(n + 1):
            ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            power = k * math.log(t) + (n - k) * math.log(1 - t)
            result[i] += f(k / n) * math.exp(ways + power)
    return result

# %% wrong: 02/bernstein/f-at-k (f of k)
import math

def bernstein(f, n, x):
    return sum(f(k) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/f-at-x (f of x)
import math

def bernstein(f, n, x):
    return sum(f(x) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/flattened
def bernstein(f, n, x):
    x = x.ravel()
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(n):
        tails = p * (1 - x)
        tails[1:] += p[:-1] * x
        p = tails
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)

# %% wrong: 02/bernstein/floor-division
import math

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        total += f(k // n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/in-place
def bernstein(f, n, x):
    beta = f(np.arange(n + 1) / n) * np.ones(x.shape + (1,))
    y = x[..., None]
    for _ in range(n):
        beta = beta[..., :-1] * (1 - y) + beta[..., 1:] * y
    x *= 0  # clean up
    return beta[..., 0]

# %% wrong: 02/bernstein/interpolates (lagrange)
def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n + 1)
    total = np.zeros(x.shape)
    for k in range(n + 1):
        others = np.delete(nodes, k)
        total += f(nodes[k]) * np.prod((x[..., None] - others) / (nodes[k] - others), axis=-1)
    return total

# %% wrong: 02/bernstein/last-term-missing (range n)
import math

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(n):
        total += f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/last-term-missing (range one)
import math

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(1, n + 1):
        total += f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/lgamma-shifted (lgamma of n)
import math

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        log_ways = math.lgamma(n) - math.lgamma(k) - math.lgamma(n - k)
        total += f(k / n) * np.exp(log_ways + k * np.log(x) + (n - k) * np.log(1 - x))
    return total

# %% wrong: 02/bernstein/lgamma-shifted (lgamma guarded)
import math


def bernstein(f, n, x):
    t = np.clip(x, 1e-300, 1 - 1e-16)
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n) - math.lgamma(k or 1) - math.lgamma(max(n - k, 1))
        out = out + f(k / n) * np.exp(c + k * np.log(t) + (n - k) * np.log1p(-t))
    return out

# %% wrong: 02/bernstein/lgamma-shifted (lgamma at the top)
import math

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        ways = math.exp(math.lgamma(n) - math.lgamma(k + 1) - math.lgamma(n - k + 1))
        total += f(k / n) * ways * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/mirrored
import math

def bernstein(f, n, x):
    return sum(f(k / n) * math.comb(n, k) * (1 - x) ** k * x ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/no-binomial
def bernstein(f, n, x):
    k = np.arange(n + 1)
    x = x[..., None]
    return (f(k / n) * x**k * (1 - x) ** (n - k)).sum(axis=-1)

# %% wrong: 02/bernstein/no-return
import math

def bernstein(f, n, x):
    total = 0
    for k in range(n + 1):
        total = total + f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)

# %% wrong: 02/bernstein/nodes-off-by-one (from one)
import math

def bernstein(f, n, x):
    return sum(f((k + 1) / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/nodes-off-by-one (n plus one)
import math

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(n + 1):
        total = total + f(k / (n + 1)) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/nodes-off-by-one (only n nodes)
from math import comb


def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n)
    return sum(f(nodes[k]) * comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n))

# %% wrong: 02/bernstein/one-term
from math import comb


def bernstein(f, n, x):
    for k in range(n + 1):
        total = f(k / n) * comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/one-toss-missing
def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(1, n):
        tails = p * (1 - x)
        tails[1:] += p[:-1] * x
        p = tails
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)

# %% wrong: 02/bernstein/overflow
import math

def bernstein(f, n, x):
    return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/overflow (overflow products)
def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.concatenate([[1.0], np.cumprod((n - k[:-1]) / (k[:-1] + 1))])
    x = x[..., None]
    return (ways * x**k * (1 - x) ** (n - k)) @ f(k / n)

# %% wrong: 02/bernstein/power-of-one-minus-x (power first)
from math import comb


def bernstein(f, n, x):
    return sum(f(k / n) * comb(n, k) * x**k * (1 - x ** (n - k)) for k in range(n + 1))

# %% wrong: 02/bernstein/power-of-one-minus-x (brackets missing)
from math import comb


def bernstein(f, n, x):
    return sum(f(k / n) * comb(n, k) * x**k * ((1 - x) ** n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/shifted-from-the-ends (epsilon)
import math


def bernstein(f, n, x):
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        out = out + f(k / n) * np.exp(c + k * np.log(x + 1e-6) + (n - k) * np.log(1 - x + 1e-6))
    return out

# %% wrong: 02/bernstein/shifted-from-the-ends (clipped too much)
import math


def bernstein(f, n, x):
    x = np.clip(x, 1e-5, 1 - 1e-5)
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        out = out + f(k / n) * np.exp(c + k * np.log(x) + (n - k) * np.log(1 - x))
    return out

# %% wrong: 02/bernstein/toss-leaves-p0 (p0 never)
def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(n):
        p[1:] = p[1:] * (1 - x) + p[:-1] * x
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)

# %% wrong: 02/bernstein/toss-overwrites (p0 too early)
def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(n):
        p[0] *= 1 - x
        p[1:] = p[1:] * (1 - x) + p[:-1] * x
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)

# %% wrong: 02/bernstein/toss-overwrites (tosses upwards)
def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for toss in range(n):
        p[0] = p[0] * (1 - x)
        for k in range(1, toss + 2):
            p[k] = p[k] * (1 - x) + p[k - 1] * x
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)

# %% wrong: 02/bernstein/toss-overwrites (tosses upwards p0 last)
def bernstein(f, n, x):
    P = np.zeros((n + 1,) + x.shape); P[0] = 1
    for m in range(n):
        for k in range(1, m + 2):
            P[k] = P[k] * (1 - x) + P[k - 1] * x
        P[0] = P[0] * (1 - x)
    return np.tensordot(f(np.linspace(0, 1, n + 1)), P, axes=1)

# %% wrong: 02/bernstein/too-many-tails (heads after tails, in place)
def bernstein(f, n, x):
    weights = np.zeros(x.shape + (n + 1,))
    weights[..., 0] = 1
    p = x[..., None]
    for _ in range(n):
        weights *= 1 - p
        weights[..., 1:] += weights[..., :-1] * p
    return weights @ f(np.arange(n + 1) / n)

# %% wrong: 02/bernstein/too-many-tails (the exponent n)
from math import comb


def bernstein(f, n, x):
    return sum(f(k / n) * comb(n, k) * x**k * (1 - x) ** n for k in range(n + 1))

# %% wrong: 02/bernstein/floor-division (and the last term missing)
import math

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(n):
        total += f(k // n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/f-at-k (by tosses)
def bernstein(f, n, x):
    weights = np.ones((*x.shape, 1))
    nothing = np.zeros((*x.shape, 1))
    for _ in range(n):
        tails = np.concatenate([weights * (1 - x[..., None]), nothing], -1)
        weights = tails + np.concatenate([nothing, weights * x[..., None]], -1)
    return weights @ f(np.arange(n + 1))

# %% wrong: none (squeezed)
import math


def bernstein(f, n, x):
    k = np.arange(n + 1)
    lg = np.array([math.lgamma(j + 1) for j in range(n + 1)])
    C = lg[n] - lg - lg[::-1]
    t = np.asarray(x)[..., None]
    with np.errstate(all='ignore'):
        W = np.exp(C + np.where(k == 0, 0, k * np.log(t)) + np.where(k == n, 0, (n - k) * np.log(1 - t)))
    return np.squeeze(W @ f(k / n))

# %% wrong: none (bell curve)
import math


def bernstein(f, n, x):
    if n < 1000:
        return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
    s = np.sqrt(n * x * (1 - x)) + 1e-12
    k = np.arange(n + 1)
    w = np.exp(-0.5 * ((k - n * x[..., None]) / s[..., None]) ** 2)
    w /= w.sum(-1, keepdims=True)
    return (w * f(k / n)).sum(-1)

# %% wrong: none (lengths clash)
import math

def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.array([math.comb(n, j) for j in range(n)])
    x = x[..., None]
    return np.sum(f(k / n) * ways * x**k * (1 - x) ** (n - k), axis=-1)

# %% wrong: none (two axes only)
import math


def bernstein(f, n, x):
    k = np.arange(n + 1)
    lg = np.array([math.lgamma(j + 1) for j in range(n + 1)])
    C = lg[n] - lg - lg[::-1]
    t = x.reshape(-1, 1)
    with np.errstate(all='ignore'):
        W = np.exp(C + np.where(k == 0, 0, k * np.log(t)) + np.where(k == n, 0, (n - k) * np.log(1 - t)))
    r = W @ f(k / n)
    return r.reshape(x.shape) if x.ndim < 3 else r

# %% wrong: none (degree one apart)
import math


def bernstein(f, n, x):
    k = np.arange(n + 1)
    lg = np.array([math.lgamma(j + 1) for j in range(n + 1)])
    C = lg[n] - lg - lg[::-1]
    t = np.asarray(x)[..., None]
    with np.errstate(all='ignore'):
        W = np.exp(C + np.where(k == 0, 0, k * np.log(t)) + np.where(k == n, 0, (n - k) * np.log(1 - t)))
    return W @ f(k / n) if n > 1 else f(x)

# %% wrong: 02/bernstein/weights-lost (underflow from the left)
import math


def bernstein(f, n, x):
    p = (1 - x) ** n
    s = p * f(0.0)
    if n < 1000:
        return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
    r = np.where(x < 1, x / np.where(x < 1, 1 - x, 1), 0)
    for k in range(1, n + 1):
        p = p * (n - k + 1) / k * r
        s = s + f(k / n) * p
    return np.where(x == 1, f(1.0), s)

# %% wrong: 02/bernstein/weights-lost (infinite terms to zero)
from scipy.special import comb


def bernstein(f, n, x):
    k, p = np.arange(n + 1), x[..., None]
    with np.errstate(all="ignore"):
        weights = comb(n, k) * p**k * (1 - p) ** (n - k)
    return np.nan_to_num(weights, nan=0.0, posinf=0.0) @ f(k / n)

# %% wrong: 02/bernstein/weights-lost (terms too large left out)
import math


def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        ways = math.comb(n, k)
        if ways < 1e300:
            total += f(k / n) * float(ways) * x**k * (1 - x) ** (n - k)
    return total

# %% wrong: 02/bernstein/weights-lost (normal density)
import math


def bernstein(f, n, x):
    k = np.arange(n + 1)
    if n < 100:
        return sum(f(j / n) * math.comb(n, j) * x**j * (1 - x) ** (n - j) for j in k)
    spread = np.sqrt(n * x * (1 - x))[..., None] + 1e-9
    weights = np.exp(-0.5 * ((k - n * x[..., None]) / spread) ** 2) / (spread * np.sqrt(2 * np.pi))
    return weights @ f(k / n)

# %% wrong: 02/bernstein/f-at-x (at a high degree only)
import math


def bernstein(f, n, x):
    if n > 500:
        return f(x)
    return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% wrong: 02/bernstein/degree-too-low (n nodes)
def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n)
    beta = f(nodes) * np.ones(x.shape + (1,))
    p = x[..., None]
    for _ in range(len(nodes) - 1):
        beta = beta[..., :-1] * (1 - p) + beta[..., 1:] * p
    return beta[..., 0]

# %% wrong: 02/bernstein/degree-too-low (n minus one throughout)
import math


def bernstein(f, n, x):
    def log_factorial(m):
        return math.lgamma(m + 1)

    n, total = max(n - 1, 1), np.zeros(x.shape)
    for k in range(n + 1):
        ways = log_factorial(n) - log_factorial(k) - log_factorial(n - k)
        inside = np.clip(x, 1e-300, 1 - 1e-16)
        total += f(k / n) * np.exp(ways + k * np.log(inside) + (n - k) * np.log1p(-inside))
    return np.where(x == 0, f(0.0), np.where(x == 1, f(1.0), total))

# %% wrong: 02/bernstein/one-axis-only (tosses of a vector)
def bernstein(f, n, x):
    w = np.ones((len(x), 1))
    for _ in range(n):
        z = np.zeros((len(x), 1))
        w = np.hstack([w * (1 - x[:, None]), z]) + np.hstack([z, w * x[:, None]])
    return w @ f(np.arange(n + 1) / n)

# %% wrong: 02/bernstein/bell-curve (normalised)
def bernstein(f, n, x):
    k = np.arange(n + 1)
    mean, variance = n * x[..., None], n * x[..., None] * (1 - x[..., None]) + 1e-12
    p = np.exp(-((k - mean) ** 2) / (2 * variance))
    return (p / p.sum(-1, keepdims=True)) @ f(k / n)

# %% wrong: 02/bernstein/bell-curve (a density)
def bernstein(f, n, x):
    total = 0.0
    for k in range(n + 1):
        z = (k - n * x) / np.sqrt(n * x * (1 - x) + 1e-15)
        total = total + f(k / n) * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi * n * x * (1 - x) + 1e-15)
    return total

# %% wrong: none (weights in float32)
def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.cumsum(np.log(np.append(1, (n - k[:-1]) / (k[:-1] + 1))))
    weights = np.zeros((*x.shape, n + 1), dtype=np.float32)
    for at in np.ndindex(x.shape):
        if 0 < x[at] < 1:
            weights[at] = np.exp(ways + k * np.log(x[at]) + (n - k) * np.log(1 - x[at]))
        else:
            weights[at][int(x[at]) * n] = 1
    return weights @ f(k / n)

# %% wrong: none (values of f in float32)
def bernstein(f, n, x):
    weights = np.ones((*x.shape, 1))
    for _ in range(n):
        nothing = np.zeros((*x.shape, 1))
        tails = np.concatenate([weights * (1 - x[..., None]), nothing], -1)
        weights = tails + np.concatenate([nothing, weights * x[..., None]], -1)
    return weights @ np.float32(f(np.arange(n + 1) / n))

# %% wrong: none (the result in float32)
def bernstein(f, n, x):
    weights = np.ones((*x.shape, 1))
    for _ in range(n):
        nothing = np.zeros((*x.shape, 1))
        tails = np.concatenate([weights * (1 - x[..., None]), nothing], -1)
        weights = tails + np.concatenate([nothing, weights * x[..., None]], -1)
    return np.float32(weights @ f(np.arange(n + 1) / n))
