# %% examples
# parabolas, a constant, an error of exactly epsilon, kinks
width_needed(lambda x: x**2, 0.07)
width_needed(lambda x: x**2, 0.005)
width_needed(lambda x: 0 * x + 1, 0.01)
width_needed(lambda x: abs(x - 0.5), 0.5)
width_needed(lambda x: abs(x - 1 / 3), 0.01)
width_needed(lambda x: abs(x - 0.505), 0.497)
width_needed(lambda x: 10 * x**2, 0.05)
width_needed(lambda x: x**2, 0.0003)

# %% right: plain loops, point by point
def width_needed(f, epsilon):
    grid = [i / 1000 for i in range(1001)]
    values = [float(f(t)) for t in grid]
    h = 0
    while True:
        h += 1
        heights = [float(f(i / h)) for i in range(h + 1)]
        worst = 0.0
        for t, value in zip(grid, values):
            i = min(int(t * h), h - 1)
            net = heights[i] + (heights[i + 1] - heights[i]) * (t * h - i)
            worst = max(worst, abs(value - net))
        if worst <= epsilon:
            return float(h)

# %% right: the polygon computed point by point
def width_needed(f, epsilon):
    values = [float(f(float(t))) for t in GRID]
    for h in range(1, 1000):
        ys = [float(f(k / h)) for k in range(h + 1)]
        worst = 0.0
        for t, value in zip(GRID, values):
            k = min(int(t * h), h - 1)
            lam = t * h - k
            worst = max(worst, abs((1 - lam) * ys[k] + lam * ys[k + 1] - value))
        if worst <= epsilon:
            return h

# %% right: through the network of exercise 2
def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0), ys[0]

def one_layer_net(x, w, b, v, c, phi):
    return phi(np.outer(x, w) + b) @ v + c

def width_needed(f, epsilon):
    h = 1
    while True:
        xs = np.linspace(0, 1, h + 1)
        net = one_layer_net(GRID, *relu_interpolant(xs, f(xs)), lambda z: np.maximum(z, 0))
        if not np.max(np.abs(f(GRID) - net)) > epsilon:
            return h
        h = h + 1

# %% right: recursion
def width_needed(f, epsilon, h=1):
    t = np.linspace(0, 1, 1001)
    k = np.arange(h + 1) / h
    worst = max(abs(f(t) - np.interp(t, k, f(k))))
    return h if worst <= epsilon else width_needed(f, epsilon, h + 1)

# %% right: a finer grid
def width_needed(f, epsilon):
    t = np.linspace(0, 1, 20001)
    return next(
        h for h in range(1, 500)
        if np.linalg.norm(f(t) - np.interp(t, k := np.linspace(0, 1, h + 1), f(k)), np.inf) <= epsilon
    )

# %% right: measures all widths first, and gives a NumPy integer
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    errors = []
    for n in range(2, 80):
        knots = np.linspace(0, 1, n)
        errors.append(np.ptp(np.append(np.abs(f(grid) - np.interp(grid, knots, f(knots))), 0)))
    return np.flatnonzero(np.array(errors) <= epsilon)[0] + 1

# %% right: a number in an array
def width_needed(f, epsilon):
    for h in range(1, 60):
        knots = np.linspace(0, 1, h + 1)
        if np.abs(f(GRID) - np.interp(GRID, knots, f(knots))).max() <= epsilon:
            return np.array([h])


# %% wrong: 02/width_needed/averaged (rms)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        difference = f(grid) - np.interp(grid, xs, f(xs))
        if np.sqrt(np.mean(difference**2)) <= epsilon:
            return h

# %% wrong: 02/width_needed/averaged (mean)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.mean(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/averaged (mean square)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.mean((f(grid) - np.interp(grid, xs, f(xs))) ** 2) <= epsilon:
            return h

# %% wrong: 02/width_needed/coarse-grid (101 points)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 101)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/coarse-grid
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 11)  # too coarse to see what happens between the knots
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/coarse-grid (501 points)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 501)
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, k, f(k)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/coarse-grid (251 points)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 251)
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, k, f(k)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/coarse-grid (midway between knots)
def width_needed(f, epsilon):
    for h in range(1, 50):
        knots = np.linspace(0, 1, h + 1)
        middles = (knots[:-1] + knots[1:]) / 2
        net = np.interp(middles, knots, f(knots))
        if np.max(np.abs(f(middles) - net)) <= epsilon:
            return h

# %% wrong: 02/width_needed/error-at-knots (at knots)
def width_needed(f, epsilon):
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        net = np.interp(xs, xs, f(xs))
        if np.max(np.abs(f(xs) - net)) <= epsilon:
            return h

# %% wrong: 02/width_needed/error-returned (returns the error)
def width_needed(f, epsilon):
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        e = np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k))))
        if e <= epsilon:
            return e
        h += 1

# %% wrong: 02/width_needed/from-zero
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h = 0
    while True:
        knots = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/one-too-many (knots)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    n = 2
    while True:
        xs = np.linspace(0, 1, n)
        if np.abs(f(grid) - np.interp(grid, xs, f(xs))).max() <= epsilon:
            return n
        n += 1

# %% wrong: 02/width_needed/knots-for-units (h knots)
def width_needed(f, epsilon):
    grid, h = np.linspace(0, 1, 1001), 1
    while True:
        xs = np.linspace(0, 1, h)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/knots-for-units (h knots two at least)
def width_needed(f, epsilon):
    grid, h = np.linspace(0, 1, 1001), 1
    while True:
        xs = np.linspace(0, 1, max(h, 2))
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/knots-for-units (raised after measuring)
def width_needed(f, epsilon):
    h = 1
    k = np.linspace(0, 1, h + 1)
    while np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) > epsilon:
        k = np.linspace(0, 1, h + 1)
        h += 1
    return h

# %% wrong: 02/width_needed/last-knot-missing
def width_needed(f, epsilon):
    h = 1
    while True:
        knots = np.arange(h + 1) / (h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/last-knot-missing (and an end to the loop)
def width_needed(f, epsilon):
    for h in range(1, 50):
        knots = np.linspace(0, 1, h + 1, endpoint=False)
        if np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/last-knot-missing (and a far end to the loop)
def width_needed(f, epsilon):
    h = 1
    while h < 500:
        knots = np.linspace(0, 1, h + 1, endpoint=False)
        if np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/none-found
def width_needed(f, epsilon):
    for h in range(1, 25):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/none-found (doubling h)
def width_needed(f, epsilon):
    h = 1
    while h < 50:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h
        h *= 2

# %% wrong: 02/width_needed/bisected (coming down)
def width_needed(f, epsilon):
    h = 60
    while h > 0:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) > epsilon:
            return h + 1
        h -= 1
    return 1

# %% wrong: 02/width_needed/relative
def width_needed(f, epsilon):
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        error = np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k))))
        if error / np.max(np.abs(f(GRID))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/no-absolute-value (signed)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.max(f(grid) - np.interp(grid, xs, f(xs))) <= epsilon:
            return h

# %% wrong: 02/width_needed/no-absolute-value (signed other way)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h, error = 0, 1e9
    while error > epsilon:
        h += 1
        xs = np.linspace(0, 1, h + 1)
        error = max(np.interp(grid, xs, f(xs)) - f(grid))
    return h

# %% wrong: 02/width_needed/no-return
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 50):
        knots = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) <= epsilon:
            print("enough:", h)
            break

# %% wrong: 02/width_needed/widths-skipped (doubling)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h = 1
    while True:
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
        h *= 2

# %% wrong: 02/width_needed/starts-late
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(2, 99):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/bisected (between powers of two)
def good(f, h, epsilon):
    xs = np.linspace(0, 1, h + 1)
    return np.max(np.abs(f(GRID) - np.interp(GRID, xs, f(xs)))) <= epsilon

def width_needed(f, epsilon):
    high = 1
    while not good(f, high, epsilon):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if good(f, middle, epsilon):
            high = middle
        else:
            low = middle
    return high

# %% wrong: 02/width_needed/not-smallest (from five)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(5, 99):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/not-smallest (even widths only)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(2, 1000, 2):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/bisected (up to fifty)
def width_needed(f, epsilon):
    def ok(h):
        k = np.linspace(0, 1, h + 1)
        return np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon
    lo, hi = 1, 50
    while lo < hi:
        mid = (lo + hi) // 2
        if ok(mid): hi = mid
        else: lo = mid + 1
    return lo

# %% wrong: 02/width_needed/one-knot-too-many (two knots more)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 99):
        xs = np.linspace(0, 1, h + 2)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h

# %% wrong: 02/width_needed/one-too-few (one less)
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h - 1

# %% wrong: 02/width_needed/rounded (rounded error)
def width_needed(f, epsilon):
    for h in range(1, 100):
        k = np.linspace(0, 1, h + 1)
        if round(float(np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k))))), 3) <= epsilon:
            return h

# %% wrong: 02/width_needed/squared (squared error)
def width_needed(f, epsilon):
    for h in range(1, 100):
        k = np.linspace(0, 1, h + 1)
        if np.max((f(GRID) - np.interp(GRID, k, f(k))) ** 2) <= epsilon:
            return h

# %% wrong: 02/width_needed/strict
def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h = 1
    while True:
        knots = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) < epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/too-lenient (tolerance)
def width_needed(f, epsilon):
    for h in range(1, 100):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon + 1e-3:
            return h

# %% wrong: none (endless)
def width_needed(f, epsilon):
    xs = np.linspace(0, 1, 2)
    grid = np.linspace(0, 1, 1001)
    h = 1
    while np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) > epsilon:
        h += 1  # xs never gets finer
        if h > 500:
            break
    return h

# %% wrong: none (stops at twenty)
def width_needed(f, epsilon):
    for h in range(1, 20):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h
    return 20

# %% wrong: 02/width_needed/interp-order
def width_needed(f, epsilon):
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(k, GRID, f(GRID)))) <= epsilon:
            return h
        h += 1

# %% wrong: 02/width_needed/none-found (stops at 48)
def width_needed(f, epsilon):
    for h in range(1, 49):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h

# %% wrong: none (stops at 44)
def width_needed(f, epsilon):
    for h in range(1, 45):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            break
    return h

# %% wrong: 02/width_needed/not-smallest (in steps of three)
def width_needed(f, epsilon):
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h
        h += 3

# %% wrong: 02/width_needed/too-lenient (allclose)
def width_needed(f, epsilon):
    h = 1
    while not np.allclose(
        np.interp(GRID, np.linspace(0, 1, h + 1), f(np.linspace(0, 1, h + 1))), f(GRID), atol=epsilon
    ):
        h += 1
    return h

# %% wrong: none (the bound by the second derivative)
def width_needed(f, epsilon):
    second = np.diff(f(GRID), 2) / (GRID[1] - GRID[0]) ** 2
    h = np.sqrt(np.max(np.abs(second)) / (8 * epsilon))
    return max(1, int(np.ceil(h)))
