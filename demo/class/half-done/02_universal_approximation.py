# score: 10.5 / 20
# Overflow in the polynomial, no fit of the bumps, and no time for the rest.

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
import math

def bernstein(f, n, x):
    return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))

# %% rbf
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights


def rbf_fit(x, y, centers, gamma):
    # FILL IN HERE
    ...
