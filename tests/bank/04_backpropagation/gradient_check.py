# %% examples
# right and wrong gradients of functions of one entry, then of two
gradient_check(lambda x: x[0] ** 2, lambda x: 2 * x, np.array([1.0]))
gradient_check(lambda x: x[0] ** 2, lambda x: x, np.array([1.0]))
gradient_check(lambda x: -x[0], lambda x: np.array([-1.0]), np.array([1.0]))
gradient_check(lambda x: x[0] ** 2, lambda x: 2 * x * np.nan, np.array([1.0]))
gradient_check(lambda x: x.sum(), lambda x: np.array([1.0, 2.0]), np.ones(2))
gradient_check(lambda x: x.sum(), lambda x: np.array([0.5, 1.5]), np.ones(2))
gradient_check(lambda x: x.sum(), lambda x: np.array([1.0, -1.0]), np.ones(2))
gradient_check(lambda x: x.sum(), lambda x: np.array([0.9, 0.9]), np.ones(2))
gradient_check(lambda x: x.sum(), lambda x: np.array([1.1, 1.1]), np.ones(2))
gradient_check(lambda x: 1e-9 * x.sum(), lambda x: np.zeros(2), np.ones(2))
gradient_check(lambda x: 1e6 * np.exp(x[0]), lambda x: 1e6 * np.exp(x), np.array([1.0]))
gradient_check(lambda x: x.sum(), lambda x: 1.004 * np.ones(2), np.ones(2))
gradient_check(lambda x: x.sum(), lambda x: np.append(np.ones(9), 1.005), np.ones(10))
x = np.array([1.0, 0.0]); gradient_check(lambda x: x[0] + x[1] ** 3, lambda x: np.array([1.0, 0.0]), x)
gradient_check(lambda x: -x[0], lambda x: np.array([5.0]), np.array([1.0]))
x = np.array([1.0, 0.0]); gradient_check(lambda x: -x[0] + x[1] ** 3, lambda x: np.array([-1.0, 0.0]), x)
gradient_check(lambda x: 1e-9 * x[0], lambda x: np.array([1.001e-9]), np.array([1.0]))
f = lambda x: 570 * np.sin(x[0]) - 569 * x[0]; x = np.zeros(1200); e = np.append(1.0, x[1:]); gradient_check(f, lambda x: e, x)
gradient_check(lambda x: x[0] + 8192, lambda x: np.array([1.0]), np.array([1.0]))
x = np.array([0.1, 0.3]); before = x.copy(); gradient_check(lambda x: x.sum(), np.ones_like, x); (x == before).all()
gradient_check(lambda x: x[0] ** 2, lambda x: np.where(x == 1.0, 2.0, -1.0), np.array([1.0]))
gradient_check(lambda x: x.sum(), lambda x: np.array([2.0, 1.0]), np.ones(2))
x = np.array([1.0, 0.0]); gradient_check(lambda x: x[0] + x[1] ** 2, lambda x: np.array([1.0, np.nan]), x)
calls = []; gradient_check(lambda x: calls.append(1) or x.sum(), np.ones_like, np.ones(9)); len(calls) >= 9
gradient_check(lambda x: x.sum(), lambda x: np.append(np.ones(999), 1.001), np.ones(1000))

# %% right: every entry within a share of the largest, np.bool_ returned
def gradient_check(f, gradient, x):
    n = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = 1e-6
        n[i] = (f(x + e) - f(x - e)) / 2e-6
    return np.all(np.abs(gradient(x) - n) <= 1e-5 * np.abs(n).max())

# %% right: entry by entry, with an early return
def gradient_check(f, gradient, x):
    claimed = gradient(x)
    scale = np.max(np.abs(claimed))
    if not np.isfinite(scale) or scale == 0:
        return False
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        numeric = (f(up) - f(down)) / 2e-5
        if abs(claimed[i] - numeric) > 1e-4 * scale:
            return False
    return True

# %% right: the relative error of the vectors
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)) < 1e-5

# %% right: extrapolated differences
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    a, b = ng(f, x, 1e-4), ng(f, x, 2e-4)
    n = (4 * a - b) / 3
    return int(not (np.abs(gradient(x) - n) / np.abs(n).max() > 1e-4).any() and not np.isnan(gradient(x)).any()) == 1

# %% right: eps = 1e-4 and a looser tolerance
def gradient_check(f, gradient, x):
    g = np.asarray(gradient(x)).ravel()
    n = np.empty(g.size)
    for i in range(g.size):
        e = np.zeros(g.size)
        e[i] = 1e-4
        e = e.reshape(x.shape)
        n[i] = (f(x + e) - f(x - e)) / 2e-4
    ratio = np.abs(g - n).max() / np.abs(n).max()
    print("relative error", ratio)
    return bool(ratio < 3e-4)

# %% right: np.allclose with a tolerance that knows the scale
def numgrad(f, x, eps):
    flat = x.ravel()
    def moved(i, by):
        v = flat.copy()
        v[i] += by
        return f(v.reshape(x.shape))
    return np.reshape([(moved(i, eps) - moved(i, -eps)) / (2 * eps) for i in range(x.size)], x.shape)

def gradient_check(f, gradient, x):
    n = numgrad(f, x, 1e-5)
    return np.allclose(gradient(x), n, rtol=0, atol=1e-6 * abs(n).max())

# %% right: np.testing.assert_allclose in a try
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n = ng(f, x)
    s = np.max(np.abs(n))
    try:
        np.testing.assert_allclose(gradient(x) / s, n / s, rtol=0, atol=1e-5)
    except AssertionError:
        return False
    return True

# %% wrong: 04/gradient_check/absolute-tolerance (absolute)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(gradient(x) - n).max() < 1e-6

# %% wrong: 04/gradient_check/absolute-tolerance (allclose)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.allclose(gradient(x), n)

# %% wrong: 04/gradient_check/accepts-anything (so loose)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return not np.abs(gradient(x) - n).max() / np.abs(n).max() > 10

# %% wrong: 04/gradient_check/accepts-anything (always true)
def gradient_check(f, gradient, x):
    return gradient(x).shape == x.shape

# %% wrong: 04/gradient_check/another-point (random point)
def gradient_check(f, gradient, x):
    x = np.random.default_rng(0).normal(size=x.shape)
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.abs(g - n).max() <= 1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/any-entry
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.any(np.abs(g - n) <= 1e-5 * np.abs(n).max()))

# %% wrong: 04/gradient_check/direction-only (cosine)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.sum(g * n) / (np.linalg.norm(g) * np.linalg.norm(n)) > 1 - 1e-7)

# %% wrong: 04/gradient_check/each-entry-by-itself (allclose relative only)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.allclose(g, n, rtol=1e-5, atol=0)

# %% wrong: 04/gradient_check/errors-cancel (no abs)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return (gradient(x) - n).max() / np.abs(n).max() < 1e-5

# %% wrong: 04/gradient_check/errors-cancel (signed mean)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.mean(n - g) / np.abs(n).max() < 1e-5)

# %% wrong: 04/gradient_check/errors-cancel (sum of errors)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return abs(np.mean(gradient(x) - n)) < 1e-6 * np.abs(n).max()

# %% wrong: 04/gradient_check/first-entry-only (first entry)
def gradient_check(f, gradient, x):
    e = np.zeros(x.size)
    e[0] = 1e-5
    e = e.reshape(x.shape)
    n = (f(x + e) - f(x - e)) / 2e-5
    return abs(gradient(x).ravel()[0] - n) < 1e-5 * abs(n)

# %% wrong: 04/gradient_check/gradient-not-called
def gradient_check(f, gradient, x):
    g = gradient
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(g - n).max() <= 1e-5 * np.abs(n).max()

# %% wrong: 04/gradient_check/gradient-not-called (gradient has no shape)
def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    n = quotients(1e-5)
    if gradient.shape != n.shape:
        return False
    return np.allclose(gradient, n)

# %% wrong: 04/gradient_check/gradient-not-called (two quotients compared)
def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    a, b = quotients(1e-5), quotients(1e-4)
    return np.abs(a - b).max() <= 1e-5 * np.abs(a).max()

# %% wrong: 04/gradient_check/inverted
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(gradient(x) - n).max() / np.abs(n).max() > 1e-5

# %% wrong: 04/gradient_check/last-entry-only (last entry decides)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    for i in np.ndindex(x.shape):
        right = abs(g[i] - n[i]) <= 1e-5 * np.abs(n).max()
    return bool(right)

# %% wrong: 04/gradient_check/tolerance-too-wide (of the mean error)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(g - n).mean() <= 1e-3 * np.abs(n).max()

# %% wrong: 04/gradient_check/nan-accepted (nan)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    error = np.abs(gradient(x) - n).max() / np.abs(n).max()
    if error > 1e-5:
        return False
    return True

# %% wrong: 04/gradient_check/nan-accepted (nanmax)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n = ng(f, x); g = gradient(x)
    return bool(np.nanmax(np.abs(g - n)) <= 1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/nan-made-zero (nan to num)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n = ng(f, x); g = np.nan_to_num(gradient(x))
    return bool(np.max(np.abs(g - n)) <= 1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/no-return
def gradient_check(f, gradient, x):
    np.allclose(gradient(x), x)

# %% wrong: 04/gradient_check/no-verdict (returns error)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(gradient(x) - n).max() / np.abs(n).max()

# %% wrong: 04/gradient_check/norms-compared (norms)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    a, b = np.linalg.norm(gradient(x)), np.linalg.norm(n)
    return abs(a - b) / b < 1e-6

# %% wrong: 04/gradient_check/rejects-everything (always false)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return False

# %% wrong: 04/gradient_check/rejects-everything (another point)
def gradient_check(f, gradient, x):
    g = gradient(np.ones_like(x))
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(g - n).max() <= 1e-5 * np.abs(n).max()

# %% wrong: 04/gradient_check/rejects-everything (exactly equal)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.array_equal(gradient(x), n)

# %% wrong: 04/gradient_check/rejects-everything (forward difference)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-3
        n[i] = (f(x + e) - f(x)) / 1e-3
    return np.abs(gradient(x) - n).max() <= 1e-5 * np.abs(n).max()

# %% wrong: 04/gradient_check/scale-without-abs
def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    n = quotients(1e-5)
    return np.abs(gradient(x) - n).max() <= 1e-5 * n.max()

# %% wrong: 04/gradient_check/signs-lost (absolute values)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.abs(np.abs(g) - np.abs(n)).max() <= 1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/tolerance-too-narrow (ten digits)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(g - n).max() <= 1e-9 * np.abs(n).max()

# %% wrong: 04/gradient_check/tolerance-too-wide (five percent)
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.abs(gradient(x) - n).max() / np.abs(n).max() < 0.05

# %% wrong: 04/gradient_check/verdict-per-entry (isclose)
def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    n = quotients(1e-5)
    return np.isclose(gradient(x), n, rtol=0, atol=1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/x-changed (moves x)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += 1e-5
        up = f(x)
        x[i] -= 2e-5
        down = f(x)
        x[i] += 1e-5
        n[i] = (up - down) / 2e-5
    return np.abs(g - n).max() <= 1e-5 * np.abs(n).max()

# %% wrong: 04/gradient_check/not-every-entry (one random direction)
def gradient_check(f, gradient, x):
    v = np.random.default_rng(0).normal(size=x.shape)
    g = gradient(x)
    slope = (f(x + 1e-5 * v) - f(x - 1e-5 * v)) / 2e-5
    return bool(abs(np.sum(g * v) - slope) <= 1e-5 * np.max(np.abs(g)) * np.sqrt(x.size))

# %% wrong: 04/gradient_check/not-every-entry (three random directions)
def gradient_check(f, gradient, x):
    rng, g = np.random.default_rng(1), gradient(x)
    for _ in range(3):
        v = rng.normal(size=x.shape)
        v /= np.linalg.norm(v)
        slope = (f(x + 1e-5 * v) - f(x - 1e-5 * v)) / 2e-5
        if not abs(np.sum(g * v) - slope) <= 1e-6 * np.linalg.norm(g):
            return False
    return True

# %% wrong: 04/gradient_check/mean-error (mean of absolute errors, a fine tolerance)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.mean(np.abs(g - n)) <= 1e-5 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/mean-error (root of the mean square)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.sqrt(np.mean((g - n) ** 2)) <= 1e-4 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/each-entry-by-itself (with a floor)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.max(np.abs(g - n) / np.maximum(1e-10, np.abs(g) + np.abs(n))) <= 1e-5)

# %% wrong: 04/gradient_check/each-entry-by-itself (the larger of both, with a floor)
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    error = np.abs(g - n) / np.maximum(np.maximum(np.abs(g), np.abs(n)), 1e-12)
    return bool(np.all(error < 1e-4))

# %% right: a mean square so small that one entry counts
def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.sqrt(np.mean((g - n) ** 2)) <= 5e-7 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/library (scipy)
from scipy.optimize import check_grad


def gradient_check(f, gradient, x):
    def flat(function):
        return lambda v: np.ravel(function(v.reshape(x.shape)))

    error = check_grad(lambda v: f(v.reshape(x.shape)), flat(gradient), np.ravel(x))
    return bool(error < 1e-4)

# %% wrong: 04/gradient_check/tolerance-too-wide (norms, a thousandth)
def gradient_check(f, gradient, x):
    g, n = gradient(x), numerical_gradient(f, x)
    return bool(np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)) <= 1e-3)

# %% wrong: 04/gradient_check/tolerance-too-wide (the largest error, a thousandth)
def gradient_check(f, gradient, x):
    g, n = gradient(x), numerical_gradient(f, x)
    return bool(np.max(np.abs(g - n)) / np.max(np.abs(n)) <= 1e-3)

# %% wrong: 04/gradient_check/mean-error (norms, a loose tolerance)
def gradient_check(f, gradient, x):
    g, n = gradient(x), numerical_gradient(f, x)
    return bool(np.linalg.norm(g - n) <= 1e-4 * (np.linalg.norm(g) + np.linalg.norm(n)))

# %% wrong: 04/gradient_check/entries-left-out
def gradient_check(f, gradient, x):
    n = numerical_gradient(f, x).ravel()
    g = np.asarray(gradient(x)).ravel()
    for i in np.random.default_rng(0).integers(n.size, size=10):
        if not abs(n[i] - g[i]) <= 1e-5 * np.abs(n).max():
            return False
    return True

# %% wrong: 04/gradient_check/nan-accepted (masked)
def gradient_check(f, gradient, x):
    n = numerical_gradient(f, x)
    error = np.abs(gradient(x) - n)
    return bool(np.all(error[~np.isnan(error)] <= 1e-5 * np.abs(n).max()))

# %% wrong: 04/gradient_check/no-return (returns what np.testing gives)
def gradient_check(f, gradient, x):
    n = numerical_gradient(f, x)
    return np.testing.assert_allclose(gradient(x), n, rtol=0, atol=1e-5 * np.abs(n).max())

# %% wrong: none (asserts)
def gradient_check(f, gradient, x):
    n = numerical_gradient(f, x)
    np.testing.assert_allclose(gradient(x), n, rtol=0, atol=1e-5 * np.abs(n).max())
    return True

# %% wrong: 04/gradient_check/scale-without-abs (a quotient)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.abs(g - n).max() / n.max() <= 1e-5)

# %% wrong: 04/gradient_check/scale-without-abs (the absolute value comes after)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.max(np.abs(g - n)) / abs(np.max(n)) < 1e-6)

# %% wrong: 04/gradient_check/spread-for-size (max minus min)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.abs(g - n).max() <= 1e-5 * (n.max() - n.min()))

# %% wrong: 04/gradient_check/spread-for-size (ptp, a quotient)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.abs(g - n).max() / np.ptp(n) < 1e-4)

# %% wrong: 04/gradient_check/size-averaged (mean of the absolute values)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.abs(g - n).max() <= 1e-5 * np.abs(n).mean())

# %% wrong: 04/gradient_check/size-averaged (a quotient, 1e-6)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.max(np.abs(g - n)) / np.mean(np.abs(n)) < 1e-6)

# %% wrong: 04/gradient_check/constant-in-size (1e-6)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.max(np.abs(g - n)) / (np.max(np.abs(n)) + 1e-6) <= 1e-5)

# %% wrong: 04/gradient_check/constant-in-size (1e-5)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.max(np.abs(g - n)) <= 1e-6 * (1e-5 + np.max(np.abs(n))))

# %% right: a constant far smaller than any gradient
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.max(np.abs(g - n)) / (np.max(np.abs(n)) + 1e-12) <= 1e-5)

# %% right: another step, and a narrow tolerance
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x, 1e-4), gradient(x)
    return bool(np.max(np.abs(g - n)) <= 1e-6 * np.max(np.abs(n)))

# %% right: a norm below, with a tolerance that suits 1200 entries
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.linalg.norm(g - n) <= 2e-5 * np.linalg.norm(n))

# %% wrong: 04/gradient_check/other-step (1e-10)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x, 1e-10), gradient(x)
    return bool(np.max(np.abs(g - n)) <= 1e-5 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/other-step (1e-12)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x, 1e-12), gradient(x)
    return bool(np.max(np.abs(g - n)) / np.max(np.abs(n)) < 1e-5)

# %% wrong: 04/gradient_check/other-step (0.1)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x, 0.1), gradient(x)
    return bool(np.max(np.abs(g - n)) <= 1e-5 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/errors-cancel (the absolute value of the largest)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(abs(np.max(g - n)) <= 1e-5 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/mean-error (norms, too large a tolerance)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    return bool(np.linalg.norm(g - n) / np.linalg.norm(n) < 1e-4)

# %% wrong: 04/gradient_check/entries-left-out (twenty of them)
def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    n, g = ng(f, x), gradient(x)
    i = np.random.default_rng(0).choice(x.size, min(20, x.size), replace=False)
    return bool(np.abs(g - n).ravel()[i].max() <= 1e-5 * np.abs(n).max())

# %% wrong: 04/gradient_check/unfilled-before
def numerical_gradient(f, x, eps=1e-5):
    ...


def gradient_check(f, gradient, x):
    n = numerical_gradient(f, x)
    return bool(np.max(np.abs(gradient(x) - n)) <= 1e-5 * np.max(np.abs(n)))

# %% wrong: 04/gradient_check/unfilled-before (as an array)
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)


def gradient_check(f, gradient, x):
    n, g = numerical_gradient(f, x), gradient(x)
    return bool(np.max(np.abs(n - g)) / np.max(np.abs(n)) < 1e-5)

# %% wrong: 04/gradient_check/tolerance-too-narrow (of a mean)
def gradient_check(f, gradient, x):
    g, n = gradient(x), numerical_gradient(f, x)
    return bool(np.mean(np.abs(g - n)) / np.max(np.abs(n)) <= 1e-8)

# %% wrong: 04/gradient_check/tolerance-too-narrow (of a quotient of norms)
def gradient_check(f, gradient, x):
    g, n = gradient(x), numerical_gradient(f, x)
    return bool(np.linalg.norm(g - n) <= 1e-8 * (np.linalg.norm(g) + np.linalg.norm(n)))
