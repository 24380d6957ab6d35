# score: 20 / 20
# All right, in another way than the reference.

# %% step-unit
step_unit = lambda location, steepness: [steepness, -location * steepness]

# %% relu-interpolant
def relu_interpolant(xs, ys):
    n = len(xs)
    features = np.maximum(xs[:, None] - xs[:-1], 0)
    A = np.hstack([features, np.ones((n, 1))])
    solution = np.linalg.solve(A, ys)
    return np.ones(n - 1), -xs[:-1], solution[:-1], solution[-1:]

# %% bernstein
def bernstein(f, n, x):
    beta = f(np.arange(n + 1) / n) * np.ones(x.shape + (1,))
    x = x[..., None]
    for _ in range(n):
        beta = beta[..., :-1] * (1 - x) + beta[..., 1:] * x
    return beta[..., 0]

# %% rbf
def phi(x, centers, gamma):
    return np.exp(-gamma * (x.reshape(-1, 1) - centers.reshape(1, -1)) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return (phi(x, centers, gamma) * weights).sum(axis=1)

def rbf_fit(x, y, centers, gamma):
    U, s, Vt = np.linalg.svd(phi(x, centers, gamma), full_matrices=False)
    keep = s > 1e-12 * s[0]
    return Vt[keep].T @ ((U[:, keep].T @ y) / s[keep])

# %% width-needed
def width_needed(f, epsilon, h=1):
    t = np.linspace(0, 1, 1001)
    k = np.arange(h + 1) / h
    worst = max(abs(f(t) - np.interp(t, k, f(k))))
    return h if worst <= epsilon else width_needed(f, epsilon, h + 1)

# %% quantifiers
answer_quantifiers = (
    "c"
)
answer_fixed_width = (
    "(B)"
)
answer_square = (
    "D."
)
