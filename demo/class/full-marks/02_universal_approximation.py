# score: 20 / 20
# The reference solution.

# %% step-unit
def step_unit(location, steepness):
    return steepness, -steepness * location

# %% relu-interpolant
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    w = np.ones(len(slopes))
    b = -xs[:-1]  # a unit starts at each knot but the last
    v = np.diff(slopes, prepend=0)  # and adds what the slope changes there
    return w, b, v, ys[0]

# %% bernstein
def bernstein(f, n, x):
    x = np.asarray(x, dtype=float)[..., None]
    nothing = np.zeros_like(x)
    weights = np.ones_like(x)  # before the first toss: no heads, for certain
    for _ in range(n):
        tails = np.concatenate([weights * (1 - x), nothing], axis=-1)
        heads = np.concatenate([nothing, weights * x], axis=-1)
        weights = tails + heads
    return weights @ f(np.arange(n + 1) / n)

# %% rbf
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights


def rbf_fit(x, y, centers, gamma):
    features = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(features, y, rcond=None)[0]

# %% width-needed
def width_needed(f, epsilon):
    h = 0
    error = np.inf
    while error > epsilon:
        h += 1
        knots = np.linspace(0, 1, h + 1)
        error = np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots))))
    return h

# %% quantifiers
answer_quantifiers = (
    "C"
)
answer_fixed_width = (
    "B"
)
answer_square = (
    "D"
)
