# score: 8 / 20
# One typical mistake in each exercise.

# %% step-unit
def step_unit(location, steepness):
    return steepness, -location

# %% relu-interpolant
def relu_interpolant(xs, ys):
    slopes = (ys[1:] - ys[:-1]) / (xs[1:] - xs[:-1])
    w = np.ones(len(slopes))
    b = -xs[:-1]
    return w, b, slopes, ys[0]

# %% bernstein
import math

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(n):
        total += f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total

# %% rbf
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = bumps(x, centers, gamma)
    return np.linalg.inv(P.T @ P) @ P.T @ y

# %% width-needed
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    n = 2
    while True:
        xs = np.linspace(0, 1, n)
        if np.abs(f(grid) - np.interp(grid, xs, f(xs))).max() <= epsilon:
            return n
        n += 1

# %% quantifiers
answer_quantifiers = (
    "A"
)
answer_fixed_width = (
    "B"
)
answer_square = (
    "C"
)
