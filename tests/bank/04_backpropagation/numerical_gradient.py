# %% examples
# a cube shows the formula, a product the entries held still, a matrix the shape
numerical_gradient(lambda v: v[0] ** 3, np.array([1.0]), 1.0)
numerical_gradient(lambda v: v[0] * v[1], np.array([1.0, 2.0]), 1.0)
numerical_gradient(lambda v: v.sum(), np.ones((2, 2)), 0.5)
x = np.array([0.1, 0.3]); before = x.copy(); numerical_gradient(lambda v: v.sum(), x, 0.7); (x == before).all()
numerical_gradient(lambda v: v.sum() / 2, np.array([1, 2]), 0.25)
numerical_gradient(lambda v: v[0] ** 2, np.array([2.0]), 0.5)
numerical_gradient(lambda v: (v * np.array([[1.0, 2.0], [3.0, 4.0]])).sum(), np.ones((2, 2)), 0.5)
g = numerical_gradient(lambda v: v[0] ** 3, np.array([0.1]), 1.0); abs(np.asarray(g) - 1.03).max() < 1e-12

# %% right: flat iteration, put back exactly
def numerical_gradient(f, x, eps=1e-5):
    work = np.array(x, dtype=np.float64)
    out = []
    flat = work.reshape(-1)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + eps
        a = f(work)
        flat[i] = old - eps
        b = f(work)
        flat[i] = old
        out.append((a - b) / (eps + eps))
    return np.reshape(out, work.shape)

# %% right: unit vectors as rows of the identity, nested lists returned
def numerical_gradient(f, x, eps=1e-5):
    shape = np.shape(x)
    v = np.ravel(x).astype(float)
    basis = eps * np.eye(v.size)
    values = [(f((v + e).reshape(shape)) - f((v - e).reshape(shape))) / (2 * eps) for e in basis]
    return np.array(values).reshape(shape).tolist()

# %% right: np.nditer, with prints
def numerical_gradient(f, x, eps=1e-5):
    x = 1.0 * x
    print("x has shape", x.shape)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        h = np.zeros_like(x)
        h[i] = eps
        grad[i] = 0.5 * (f(x + h) - f(x - h)) / eps
        it.iternext()
    return grad

# %% right: np.diff of the two values, in a product of ranges
def numerical_gradient(f, x, eps=1e-5):
    from itertools import product
    out = np.zeros(np.shape(x))
    for i in product(*map(range, np.shape(x))):
        values = []
        for sign in (1, -1):
            c = np.array(x, dtype="float64")
            c[i] += sign * eps
            values.append(f(c))
        out[i] = np.diff(values[::-1])[0] / (2 * eps)
    return out

# %% right: np.ndenumerate and copies
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x).astype(float)
    grad = np.zeros(x.shape)
    for idx, v in np.ndenumerate(x):
        up, down = x.copy(), x.copy()
        up[idx] = v + eps
        down[idx] = v - eps
        grad[idx] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% right: moves entries of x itself and puts the very value back; a copy for integers
def numerical_gradient(f, x, eps=1e-5):
    if x.dtype != float:
        x = x.astype(float)
    g = np.empty_like(x)
    for i in np.ndindex(*x.shape):
        kept = x[i]
        x[i] = kept + eps
        g[i] = f(x)
        x[i] = kept - eps
        g[i] -= f(x)
        x[i] = kept
    return g / 2 / eps

# %% wrong: 04/numerical_gradient/all-at-once (all entries)
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)

# %% wrong: 04/numerical_gradient/all-at-once (all entries filled)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x + eps) - f(x - eps)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/complex-step
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        z = x.astype(complex)
        z[i] += 1j * eps
        grad[i] = f(z).imag / eps
    return grad

# %% wrong: 04/numerical_gradient/distance (precedence)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / 2 * eps
    return grad

# %% wrong: 04/numerical_gradient/distance (divided by eps)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / eps
    return grad

# %% wrong: 04/numerical_gradient/entries-in-another-order (column order)
def numerical_gradient(f, x, eps=1e-5):
    g = []
    flat = x.astype(float).flatten()
    for k in range(flat.size):
        p = flat.copy(); p[k] += eps
        m = flat.copy(); m[k] -= eps
        g.append((f(p.reshape(x.shape)) - f(m.reshape(x.shape))) / (2 * eps))
    return np.array(g).reshape(x.shape, order="F")

# %% wrong: 04/numerical_gradient/entry-replaced
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        upper = x.astype(float)
        lower = x.astype(float)
        upper[i] = eps
        lower[i] = -eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient

# %% wrong: 04/numerical_gradient/eps-ignored (fixed eps)
def numerical_gradient(f, x, eps=1e-5):
    eps = 1e-5
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/first-entry-only (return in loop)
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        upper = x.astype(float)
        lower = x.astype(float)
        upper[i] += eps
        lower[i] -= eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
        return gradient

# %% wrong: 04/numerical_gradient/flattened
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = []
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad.append((f(x + step) - f(x - step)) / (2 * eps))
    return np.array(grad)

# %% wrong: 04/numerical_gradient/float32
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.astype(np.float32); p[i] += eps
        m = x.astype(np.float32); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g

# %% wrong: 04/numerical_gradient/half-step
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps / 2
        grad[i] = (f(x + step) - f(x - step)) / eps
    return grad

# %% wrong: 04/numerical_gradient/int-dtype (integer copies)
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/int-dtype (zeros like integers)
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/not-restored (copied once)
def numerical_gradient(f, x, eps=1e-5):
    up = np.array(x, dtype=float)
    down = np.array(x, dtype=float)
    grad = np.zeros_like(up)
    for i in np.ndindex(up.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/not-restored
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        grad[i] = (up - f(x)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/one-sided (forward)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up = x.copy()
        up[i] += eps
        grad[i] = (f(up) - f(x)) / eps
    return grad

# %% wrong: 04/numerical_gradient/one-sided (backward)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        down = x.copy()
        down[i] -= eps
        grad[i] = (f(x) - f(down)) / eps
    return grad

# %% wrong: 04/numerical_gradient/one-sided-halved (one copy)
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[i] += eps
        above = f(moved)
        moved[i] -= eps
        gradient[i] = (above - f(moved)) / (2 * eps)
    return gradient

# %% wrong: 04/numerical_gradient/one-sided-halved
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        upper = x.astype(float)
        lower = x.astype(float)
        upper[i] += eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient

# %% wrong: 04/numerical_gradient/parentheses
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.astype(float); p[i] += eps
        m = x.astype(float); m[i] -= eps
        g[i] = f(p) - f(m) / (2 * eps)
    return g

# %% wrong: 04/numerical_gradient/relative-step
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        upper = x.astype(float)
        lower = x.astype(float)
        upper[i] *= 1 + eps
        lower[i] *= 1 - eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient

# %% wrong: 04/numerical_gradient/relative-step (relative step at least 1)
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        h = eps * max(1.0, abs(x[i]))
        p = x.astype(float); p[i] += h
        m = x.astype(float); m[i] -= h
        g[i] = (f(p) - f(m)) / (2 * h)
    return g

# %% wrong: 04/numerical_gradient/same-point (no copies)
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    x = x.astype(float)
    for i in np.ndindex(x.shape):
        upper = x
        lower = x
        upper[i] += eps
        lower[i] -= eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient

# %% wrong: 04/numerical_gradient/sign
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x - step) - f(x + step)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/vectors-only (rows filled)
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float)
    grad = np.zeros_like(x)
    for i in range(x.shape[0]):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/vectors-only (unit vectors)
def numerical_gradient(f, x, eps=1e-5):
    n = len(x)
    return np.array([(f(x + eps * e) - f(x - eps * e)) / (2 * eps) for e in np.eye(n)])

# %% wrong: 04/numerical_gradient/vectors-only
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/x-changed (x left moved)
def numerical_gradient(f, x, eps=1e-5):
    original = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = original[i] + eps
        up = f(x)
        x[i] = original[i] - eps
        down = f(x)
        x[i] = original[i]
        grad[i] = (up - down) / (2 * eps)
    x += 1e-12  # what is left of x + eps - 2 eps + eps
    return grad

# %% wrong: 04/numerical_gradient/library (scipy)
from scipy.optimize import approx_fprime


def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    both = [approx_fprime(x.ravel(), lambda v: f(v.reshape(x.shape)), e) for e in (eps, -eps)]
    return np.mean(both, axis=0).reshape(x.shape)

# %% wrong: 04/numerical_gradient/entry-alone
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + eps) - f(x[i] - eps)) / (2 * eps)
    return grad

# %% wrong: 04/numerical_gradient/matrices-only (rows and columns)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    rows, columns = x.shape
    for i in range(rows):
        for j in range(columns):
            step = np.zeros_like(x)
            step[i, j] = eps
            g[i, j] = (f(x + step) - f(x - step)) / (2 * eps)
    return g

# %% wrong: 04/numerical_gradient/matrices-only (shape[1])
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            up, down = x.copy(), x.copy()
            up[i, j] += eps
            down[i, j] -= eps
            g[i, j] = (f(up) - f(down)) / (2 * eps)
    return g

# %% wrong: 04/numerical_gradient/x-changed (rounding is left)
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        down = f(x)
        x[i] += eps
        g[i] = (up - down) / (2 * eps)
    return g

# %% wrong: 04/numerical_gradient/x-changed (rounding is left, and integers are cut off)
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        g[i] = f(x)
        x[i] -= eps
        x[i] -= eps
        g[i] = (g[i] - f(x)) / (2 * eps)
        x[i] += eps
    return g

# %% wrong: 04/numerical_gradient/x-flattened (flatten)
def numerical_gradient(f, x, eps=1e-5):
    flat = np.array(x, dtype=float).flatten()
    out = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = eps
        out[i] = (f(flat + e) - f(flat - e)) / (2 * eps)
    return out.reshape(x.shape)

# %% wrong: 04/numerical_gradient/x-flattened (rows of the identity)
def numerical_gradient(f, x, eps=1e-5):
    v = np.ravel(x).astype(float)
    return np.array([(f(v + e) - f(v - e)) / (2 * eps) for e in eps * np.eye(v.size)]).reshape(np.shape(x))
