# %% examples
# the net at the knots, then between two, then its size and the caller's knots; more than three knots
xs, ys = np.array([1.0, 2.0, 4.0]), np.array([5.0, 6.0, 12.0]); w, b, v, c = relu_interpolant(xs, ys); np.round((v * np.maximum(np.outer([1.0, 2.0, 4.0], w) + b, 0)).sum(axis=1) + c, 6)
xs, ys = np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0, 2.0]); w, b, v, c = relu_interpolant(xs, ys); np.round((v * np.maximum(np.outer([0.0, 1.0, 3.0], w) + b, 0)).sum(axis=1) + c, 6)
xs, ys = np.array([1.0, 2.0]), np.array([3.0, 5.0]); w, b, v, c = relu_interpolant(xs, ys); np.round((v * np.maximum(np.outer([1.0, 2.0], w) + b, 0)).sum(axis=1) + c, 6)

xs, ys = np.array([1.0, 2.0, 4.0]), np.array([5.0, 5.0, 9.0])
w, b, v, c = relu_interpolant(xs, ys)
np.round((v * np.maximum(np.outer([3.0], w) + b, 0)).sum(axis=1) + c, 6)
len(w) <= len(xs)

xs, ys = np.array([1.0, 2.0]), np.array([5.0, 6.0]); relu_interpolant(xs, ys); xs
xs, ys = np.arange(4.0), np.array([0.0, 1.0, 3.0, 4.0]); w, b, v, c = relu_interpolant(xs, ys); np.round((v * np.maximum(np.outer(xs, w) + b, 0)).sum(axis=1) + c, 6)

# %% right: a loop and lists
def relu_interpolant(xs, ys):
    w, b, v = [], [], []
    slope = 0.0
    for i in range(len(xs) - 1):
        new = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])
        w.append(1.0)
        b.append(-float(xs[i]))
        v.append(float(new - slope))
        slope = new
    return w, b, v, float(ys[0])

# %% right: one unit more, which c = 0 allows: it is constant over the knots
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    w = np.append(np.ones(len(v)), 0.0)
    b = np.append(-xs[:-1], 1.0)
    return w, b, np.append(v, ys[0]), 0.0

# %% right: each unit mends what the net misses at the next knot
def relu_interpolant(xs, ys):
    w = np.ones(len(xs) - 1); b = -xs[:-1]; v = np.zeros(len(xs) - 1); c = ys[0]
    for j in range(len(v)):
        now = v @ relu(w * xs[j + 1] + b) + c
        v[j] = (ys[j + 1] - now) / (xs[j + 1] - xs[j])
    return w, b, v, c

# %% right: the change of slope sits in w, only its sign in v
def relu_interpolant(xs, ys):
    change = np.diff(np.diff(ys) / np.diff(xs), prepend=0)
    w = np.abs(change)
    b = -w * xs[:-1]
    v = np.sign(change)
    return w, b, v, ys[0]

# %% right: solves for v and c, the net being linear in both
def relu_interpolant(xs, ys):
    n = len(xs)
    features = np.maximum(xs[:, None] - xs[:-1], 0)
    A = np.hstack([features, np.ones((n, 1))])
    solution = np.linalg.solve(A, ys)
    return np.ones(n - 1), -xs[:-1], solution[:-1], solution[-1:]

# %% right: the units open to the left, from the last knot on
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes[::-1], prepend=0) * -1
    w = -np.ones(len(slopes))
    b = xs[:0:-1]
    return w, b, v, ys[-1]

# %% right: ramps from the middle knot in both directions
def relu_interpolant(xs, ys):
    m = len(xs) // 2
    s = np.diff(ys) / np.diff(xs)
    right = np.diff(s[m:], prepend=0) if m < len(s) else np.array([])
    left = -np.diff(s[:m][::-1], prepend=0)
    w = np.concatenate([np.ones(len(right)), -np.ones(len(left))])
    kn = np.concatenate([xs[m:m + len(right)], xs[1:m + 1][::-1]])
    return w, -w * kn, np.concatenate([right, left]), ys[m]

# %% right: the first unit opens to the left
def relu_interpolant(xs, ys):
    # one ramp to the left of xs[1] and ramps to the right
    n = len(xs)
    s = [(ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) for i in range(n - 1)]
    w = [-1.0] + [1.0] * (n - 2)
    b = [xs[1]] + [-x for x in xs[1:-1]]
    v = [-s[0]] + [s[1] - 0.0 if i == 0 else s[i + 1] - s[i] for i in range(n - 2)]
    return np.array(w), np.array(b), np.array(v), ys[1]

# %% right: only the units that bend, perhaps none at all
def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.diff(s, prepend=0.0)
    k = v != 0
    return np.ones(k.sum()), -xs[:-1][k], v[k], ys[0]

# %% wrong: 02/relu_interpolant/bias-not-scaled (scaled w alone)
def relu_interpolant(xs, ys):
    gaps = np.diff(xs)
    w = 1 / gaps
    rise = np.diff(ys)
    v = rise - np.concatenate([[0.0], rise[:-1] * gaps[1:] / gaps[:-1]])
    return w, -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/bias-sign (plus knot)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    return np.ones(len(v)), xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/change-in-w
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return changes, -changes * xs[:-1], ones, ys[0]

# %% wrong: 02/relu_interpolant/change-in-w (change in w alone)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return changes, -xs[:-1], ones, ys[0]

# %% wrong: 02/relu_interpolant/change-sign (old minus new)
def relu_interpolant(xs, ys):
    slopes = (ys[1:] - ys[:-1]) / (xs[1:] - xs[:-1])
    v = slopes.copy()
    v[1:] = slopes[:-1] - slopes[1:]
    return np.ones(len(v)), -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/change-sign (slopes turned)
def relu_interpolant(xs, ys):
    slopes = (ys[:-1] - ys[1:]) / np.diff(xs)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0), ys[0]

# %% wrong: 02/relu_interpolant/first-slope-missing (v too short)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes)
    w = np.ones(len(xs) - 1)
    return w, -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/first-slope-missing (inner knots only)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes)
    return np.ones(len(v)), -xs[1:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/first-unit-at-zero (knots from the gaps)
def relu_interpolant(xs, ys):
    gaps = np.diff(xs)
    starts = np.concatenate([[0.0], np.cumsum(gaps)[:-1]])
    v = np.diff(np.diff(ys) / gaps, prepend=0)
    return np.ones(len(v)), -starts, v, ys[0]

# %% wrong: 02/relu_interpolant/first-unit-at-zero (starts at zero)
def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.concatenate([[s[0]], np.diff(s)])
    b = -xs[:-1]
    b[0] = 0
    return np.ones(len(s)), b, v, ys[0]

# %% wrong: 02/relu_interpolant/gradient
def relu_interpolant(xs, ys):
    slopes = np.gradient(ys, xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs, changes, ys[0]

# %% wrong: 02/relu_interpolant/heights-for-slopes (heights and c)
def relu_interpolant(xs, ys):
    w = np.ones(len(xs) - 1)
    return w, -xs[:-1], ys[1:], ys[0]

# %% wrong: 02/relu_interpolant/heights-for-slopes (heights as weights)
def relu_interpolant(xs, ys):
    return np.ones(len(xs)), -xs, ys, 0.0

# %% wrong: 02/relu_interpolant/hinge-late (late)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    return np.ones_like(v), -xs[1:], v, ys[0]

# %% wrong: 02/relu_interpolant/in-place (shifts the knots)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    start = xs[0]
    xs -= start  # the caller's own array
    return np.ones(len(slopes)), -xs[:-1] - start, np.diff(slopes, prepend=0), ys[0]

# %% wrong: 02/relu_interpolant/intercept
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs[:-1], changes, ys[0] - slopes[0] * xs[0]

# %% wrong: 02/relu_interpolant/last-unit-missing
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = [slopes[0]] + [slopes[i] - slopes[i - 1] for i in range(1, len(slopes) - 1)]
    v = np.array(v)
    return np.ones(len(v)), -xs[: len(v)], v, ys[0]

# %% wrong: 02/relu_interpolant/no-offset (no c)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.concatenate([[slopes[0]], np.diff(slopes)])
    return np.ones(len(v)), -xs[:-1], v, 0

# %% wrong: 02/relu_interpolant/no-offset (only three values)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    return np.ones(len(v)), -xs[:-1], v

# %% wrong: 02/relu_interpolant/no-return
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    w, b = np.ones(len(slopes)), -xs[:-1]
    v = np.diff(slopes, prepend=0)

# %% wrong: 02/relu_interpolant/not-straight (steep corners)
def relu_interpolant(xs, ys):
    # flat from knot to knot, with a steep ramp just before the next one
    ramp = 1e-3
    w = np.ones(2 * len(xs) - 2)
    b = -np.concatenate([xs[1:] - ramp, xs[1:]])
    v = np.concatenate([np.diff(ys) / ramp, -np.diff(ys) / ramp])
    return w, b, v, ys[0]

# %% wrong: 02/relu_interpolant/out-of-order (b and v exchanged)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, changes, -xs[:-1], ys[0]

# %% wrong: 02/relu_interpolant/previous-weight (less the weight before)
def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = [s[0]]
    for i in range(1, len(s)):
        v.append(s[i] - v[i - 1])
    return np.ones(len(s)), -xs[:-1], np.array(v), ys[0]

# %% wrong: 02/relu_interpolant/rises-for-slopes (rises)
def relu_interpolant(xs, ys):
    rises = np.diff(ys)
    v = np.diff(rises, prepend=0)
    return np.ones(len(v)), -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/run-over-rise
def relu_interpolant(xs, ys):
    slopes = np.diff(xs) / np.diff(ys)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs[:-1], changes, ys[0]

# %% wrong: 02/relu_interpolant/slopes
def relu_interpolant(xs, ys):
    slopes = (ys[1:] - ys[:-1]) / (xs[1:] - xs[:-1])
    w = np.ones(len(slopes))
    b = -xs[:-1]
    return w, b, slopes, ys[0]

# %% wrong: 02/relu_interpolant/slopes (rises as weights)
def relu_interpolant(xs, ys):
    v = ys[1:] - ys[:-1]
    return np.ones(len(v)), -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/too-many-units (two units each)
def relu_interpolant(xs, ys):
    # one unit switches each slope on, a second one switches it off again
    slopes = np.diff(ys) / np.diff(xs)
    w = np.ones(2 * len(slopes))
    b = -np.concatenate([xs[:-1], xs[1:]])
    v = np.concatenate([slopes, -slopes])
    return w, b, v, ys[0]

# %% wrong: 02/relu_interpolant/uniform-knots (mean gap)
def relu_interpolant(xs, ys):
    n = len(xs)
    step = (xs[-1] - xs[0]) / (n - 1)
    v = np.zeros(n - 1)
    before = 0
    for i in range(n - 1):
        slope = (ys[i + 1] - ys[i]) / step
        v[i] = slope - before
        before = slope
    return np.ones(n - 1), -xs[:-1], v, ys[0]

# %% wrong: 02/relu_interpolant/uniform-knots (first gap)
def relu_interpolant(xs, ys):
    dx = xs[1] - xs[0]
    slopes = np.diff(ys) / dx
    v = np.diff(slopes, prepend=0)
    return np.ones(len(v)), -xs[:-1], v, ys[0]

# %% wrong: none (small slopes dropped)
def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.diff(s, prepend=0.0)
    k = np.abs(v) > 1e-3
    return np.ones(k.sum()), -xs[:-1][k], v[k], ys[0]

# %% wrong: none (a small number added to what divides)
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / (np.diff(xs) + 1e-8)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0), ys[0]
