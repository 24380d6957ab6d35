# %% examples
# kinks at 0 and 1; at 2, a half and -1; on the edge; shared; none; close; of both signs; a small weight
count_linear_regions(np.array([[1.0, 1.0]]), np.array([[0.0, -1.0]]), -1.0, 2.0)
count_linear_regions(np.array([[2.0, 1.0]]), np.array([[-1.0, -2.0]]), 0.0, 1.0)
count_linear_regions(np.array([[2.0]]), np.array([[-3.0]]), 1.0, 2.0)
count_linear_regions(np.array([[1.0, 2.0]]), np.array([[-1.0, -2.0]]), 0.0, 2.0)
count_linear_regions(np.array([[1.0, 1.0]]), np.array([[0.0, -1.0]]), 0.0, 2.0)
count_linear_regions(np.array([[1.0, 1.0]]), np.array([[0.0, -1.0]]), -1.0, 1.0)
count_linear_regions(np.array([[0.0, 1.0]]), np.array([[0.0, -1.0]]), -1.0, 2.0)
count_linear_regions(np.array([[1.0, 1.0]]), np.array([[-1.0, -1.00000001]]), 0.0, 2.0)
count_linear_regions(np.array([[1.0, 1.0]]), np.array([[-1.0, -1.001]]), 0.0, 2.0)
count_linear_regions(np.array([[1.0, -1.0]]), np.array([[0.0, 1.0]]), -1.0, 2.0)
count_linear_regions(np.array([[1.0]]), np.array([[1.0]]), 0.0, 1.0)
count_linear_regions(np.array([[0.0001, 1.0]]), np.array([[-0.0001, -2.0]]), 0.0, 3.0)

# %% right: rounds to nine digits against rounding errors
def count_linear_regions(W1, b1, x_min, x_max):
    pieces = 1
    seen = []
    for j in range(W1.shape[1]):
        if abs(W1[0, j]) > 1e-12:
            kink = round(float(-b1[0, j] / W1[0, j]), 9)
            if x_min < kink < x_max and kink not in seen:
                seen.append(kink)
                pieces += 1
    return pieces

# %% right: counts the on/off patterns between the kinks
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1.ravel(), b1.ravel()
    kinks = [-bj / wj for wj, bj in zip(w, b) if wj != 0]
    cuts = sorted({x_min, x_max, *(k for k in kinks if x_min < k < x_max)})
    patterns = []
    for left, right in zip(cuts, cuts[1:]):
        pattern = tuple(((left + right) / 2 * w + b) > 0)
        if not patterns or patterns[-1] != pattern:
            patterns.append(pattern)
    return len(patterns)

# %% right: walks through the sorted kinks
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = sorted(-b / w for w, b in zip(W1[0].tolist(), b1[0].tolist()) if w != 0.0)
    pieces, last = 1, x_min
    for kink in kinks:
        if kink >= x_max:
            break
        if kink > last:
            pieces, last = pieces + 1, kink
    return pieces

# %% right: kinks at infinity filtered, steps between sorted ones
def count_linear_regions(W1, b1, x_min, x_max):
    with np.errstate(divide="ignore", invalid="ignore"):
        k = np.sort((-b1 / W1).ravel())
    k = k[np.isfinite(k) & (k > x_min) & (k < x_max)]
    return 1 + int(np.sum(np.diff(k, prepend=-np.inf) > 0))

# %% right: exact fractions in a set
from fractions import Fraction


def count_linear_regions(W1, b1, x_min, x_max):
    places = set()
    for w, b in zip(W1[0], b1[0]):
        if w:
            place = -Fraction(b) / Fraction(w)
            if x_min < float(place) < x_max:
                places.add(float(place))
    return len(places) + 1

# %% right: lets 0/0 become NaN, which compares False
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = -b1 / W1
    kinks = kinks[(kinks > x_min) & (kinks < x_max)]
    return np.unique(kinks).size + 1

# %% wrong: 01/count_linear_regions/all-patterns
def count_linear_regions(W1, b1, x_min, x_max):
    return 2 ** W1.shape[1]

# %% wrong: 01/count_linear_regions/bias-for-kink (bias is the kink)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(b1[0])
    return 1 + sum(x_min < kink < x_max for kink in kinks)

# %% wrong: 01/count_linear_regions/bias-zero (bias for weight)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    with np.errstate(divide="ignore"):
        kinks = np.unique(-b[b != 0] / w[b != 0])
    return 1 + int(((x_min < kinks) & (kinks < x_max)).sum())

# %% wrong: 01/count_linear_regions/close-kinks-merged (isclose)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    k = np.sort(-b[w != 0] / w[w != 0])
    k = k[(k > x_min) & (k < x_max)]
    pieces = 1
    for i in range(len(k)):
        if i == 0 or not np.isclose(k[i], k[i - 1]):
            pieces += 1
    return pieces

# %% wrong: 01/count_linear_regions/close-kinks-merged (sampled)
def count_linear_regions(W1, b1, x_min, x_max):
    x = np.linspace(x_min, x_max, 2001)[1:-1]
    x = (x[:-1] + x[1:]) / 2
    on = x[:, None] @ W1 + b1 > 0
    return 1 + np.sum(np.any(on[:-1] != on[1:], axis=1))

# %% wrong: 01/count_linear_regions/close-kinks-merged (tolerance)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    k = np.sort(-b[w != 0] / w[w != 0])
    k = k[(k > x_min) & (k < x_max)]
    return 1 + min(len(k), 1) + np.sum(np.diff(k) > 1e-5)

# %% wrong: 01/count_linear_regions/close-kinks-merged (four digits)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    k = np.sort(-b[w != 0] / w[w != 0])
    k = k[(k > x_min) & (k < x_max)]
    return 1 + len(np.unique(np.round(k, 4)))

# %% wrong: 01/count_linear_regions/close-kinks-merged (rounded too much)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(np.round(-b[w != 0] / w[w != 0], 2))
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))

# %% wrong: 01/count_linear_regions/close-kinks-merged (single precision)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1.astype(np.float32), b1.astype(np.float32)
    k = np.unique(-b[w != 0] / w[w != 0])
    return 1 + int(((k > x_min) & (k < x_max)).sum())

# %% wrong: 01/count_linear_regions/ends-counted (ends)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(-b[w != 0] / w[w != 0])
    return 1 + np.count_nonzero((kinks >= x_min) & (kinks <= x_max))

# %% wrong: 01/count_linear_regions/ends-counted (right end)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(-b[w != 0] / w[w != 0])
    return 1 + np.count_nonzero((kinks > x_min) & (kinks <= x_max))

# %% wrong: 01/count_linear_regions/first-unit-only (three units)
def count_linear_regions(W1, b1, x_min, x_max):
    k = {-b1[0, j] / W1[0, j] for j in range(3) if W1[0, j] != 0}
    return len([x for x in k if x_min < x < x_max]) + 1

# %% wrong: 01/count_linear_regions/first-unit-only
def count_linear_regions(W1, b1, x_min, x_max):
    kink = -b1[0, 0] / W1[0, 0]
    return 2 if x_min < kink < x_max else 1

# %% wrong: 01/count_linear_regions/fixed-interval (unit interval)
def count_linear_regions(W1, b1, x_min, x_max):
    k = {-b / w for w, b in zip(W1[0], b1[0]) if w != 0}
    return len([x for x in k if 0 < x < 1]) + 1

# %% wrong: 01/count_linear_regions/flat-unit (nan counted)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1 / W1)
    kinks = kinks[~(kinks <= x_min) & ~(kinks >= x_max)]
    return 1 + len(kinks)

# %% wrong: 01/count_linear_regions/flat-unit (divides by zero)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0].tolist(), b1[0].tolist())}
    return 1 + sum(x_min < kink < x_max for kink in kinks)

# %% wrong: 01/count_linear_regions/flat-unit (flat unit at zero)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.zeros_like(b)
    moving = w != 0
    kinks[moving] = -b[moving] / w[moving]
    kinks = np.unique(kinks)
    return 1 + int(np.sum((kinks > x_min) & (kinks < x_max)))

# %% wrong: 01/count_linear_regions/kinks-counted (kinks)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(-b[w != 0] / w[w != 0])
    return len(kinks[(kinks > x_min) & (kinks < x_max)])

# %% wrong: 01/count_linear_regions/kinks-listed (lists the kinks)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1 / W1)
    return kinks[(kinks > x_min) & (kinks < x_max)]

# %% wrong: 01/count_linear_regions/no-return
def count_linear_regions(W1, b1, x_min, x_max):
    moving = W1 != 0
    kinks = np.unique(-b1[moving] / W1[moving])
    pieces = 1 + np.sum((x_min < kinks) & (kinks < x_max))

# %% wrong: 01/count_linear_regions/one-sign-only (positive weights only)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0], b1[0]) if w > 0}
    return 1 + sum(x_min < kink < x_max for kink in kinks)

# %% wrong: 01/count_linear_regions/outside-counted (outside)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    return 1 + len(np.unique(-b[w != 0] / w[w != 0]))

# %% wrong: 01/count_linear_regions/outside-counted (one per unit)
def count_linear_regions(W1, b1, x_min, x_max):
    return W1.shape[1] + 1

# %% wrong: 01/count_linear_regions/outside-counted (left side open)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0], b1[0]) if w != 0}
    return 1 + sum(kink < x_max for kink in kinks)

# %% wrong: 01/count_linear_regions/outside-counted (right side open)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {-b / w for w, b in zip(W1[0], b1[0]) if w != 0}
    return 1 + sum(x_min < kink for kink in kinks)

# %% wrong: 01/count_linear_regions/shared-kink-counted-twice (shared twice)
def count_linear_regions(W1, b1, x_min, x_max):
    pieces = 1
    for w, b in zip(W1[0], b1[0]):
        if w != 0 and x_min < -b / w < x_max:
            pieces += 1
    return pieces

# %% wrong: 01/count_linear_regions/shared-kink-counted-twice (same units once)
def count_linear_regions(W1, b1, x_min, x_max):
    units = set(zip(W1[0].tolist(), b1[0].tolist()))
    return 1 + sum(x_min < -b / w < x_max for w, b in units if w != 0)

# %% wrong: 01/count_linear_regions/shared-kink-dropped (shared dropped)
def count_linear_regions(W1, b1, x_min, x_max):
    k = [-b / w for w, b in zip(W1[0], b1[0]) if w != 0]
    return len([x for x in k if x_min < x < x_max and k.count(x) == 1]) + 1

# %% wrong: 01/count_linear_regions/sign
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    kinks = np.unique(b[w != 0] / w[w != 0])
    return 1 + len(kinks[(kinks > x_min) & (kinks < x_max)])

# %% wrong: 01/count_linear_regions/small-weight (small weights)
def count_linear_regions(W1, b1, x_min, x_max):
    k = {-b / w for w, b in zip(W1[0], b1[0]) if abs(w) > 1e-3}
    return len([x for x in k if x_min < x < x_max]) + 1

# %% wrong: 01/count_linear_regions/small-weight (weights close to zero)
def count_linear_regions(W1, b1, x_min, x_max):
    moving = ~np.isclose(W1, 0)
    kinks = np.unique(-b1[moving] / W1[moving])
    return 1 + int(np.sum((x_min < kinks) & (kinks < x_max)))

# %% wrong: 01/count_linear_regions/upside-down
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-W1 / b1)
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))

# %% wrong: 01/count_linear_regions/weight-ignored (bias alone)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1[0][W1[0] != 0])
    return 1 + np.sum((kinks > x_min) & (kinks < x_max))

# %% wrong: 01/count_linear_regions/shared-kink-counted-twice (compared with the unit before)
def count_linear_regions(W1, b1, x_min, x_max):
    pieces, before = 1, None
    for w, b in zip(W1[0], b1[0]):
        if w != 0:
            kink = -b / w
            if x_min < kink < x_max and kink != before:
                pieces += 1
            before = kink
    return pieces

# %% wrong: 01/count_linear_regions/sampled (signs of units)
def count_linear_regions(W1, b1, x_min, x_max):
    x = np.linspace(x_min, x_max, 10001)[:, None]
    on = x * W1 + b1 > 0
    return 1 + int((on[1:] != on[:-1]).any(axis=1).sum())

# %% wrong: 01/count_linear_regions/sampled (on from 0 on)
def count_linear_regions(W1, b1, x_min, x_max):
    pieces, before = 1, None
    for x in np.linspace(x_min, x_max, 4001):
        on = tuple(x * W1[0] + b1[0] >= 0)
        pieces += before is not None and on != before
        before = on
    return pieces

# %% wrong: 01/count_linear_regions/moved-to-ends (clipped)
def count_linear_regions(W1, b1, x_min, x_max):
    moving = W1 != 0
    kinks = np.clip(-b1[moving] / W1[moving], x_min, x_max)
    return len(np.unique(kinks)) + 1

# %% wrong: 01/count_linear_regions/moved-to-ends (one by one)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = {max(x_min, min(x_max, -b / w)) for w, b in zip(W1[0], b1[0]) if w}
    return 1 + len(kinks)

# %% wrong: 01/count_linear_regions/weight-shifted (so that nothing divides by 0)
def count_linear_regions(W1, b1, x_min, x_max):
    kinks = np.unique(-b1 / (W1 + 1e-8))
    return 1 + int(((kinks > x_min) & (kinks < x_max)).sum())

# %% wrong: 01/count_linear_regions/weight-shifted (unit by unit)
def count_linear_regions(W1, b1, x_min, x_max):
    eps = 1e-12
    kinks = {-b / (w + eps) for w, b in zip(W1[0], b1[0])}
    return 1 + len([kink for kink in kinks if x_min < kink < x_max])

# %% wrong: none (a list that is kept from call to call)
def count_linear_regions(W1, b1, x_min, x_max, found=[]):
    for w, b in zip(W1[0], b1[0]):
        if w != 0 and x_min < -b / w < x_max and -b / w not in found:
            found.append(-b / w)
    return 1 + len(found)


# %% wrong: 01/count_linear_regions/shared-kink-counted-twice (places compared as text)
def count_linear_regions(W1, b1, x_min, x_max):
    places = set()
    for w, b in zip(W1[0], b1[0]):
        if w != 0 and x_min < -b / w < x_max:
            places.add(str(-b / w))
    return 1 + len(places)

# %% wrong: 01/count_linear_regions/small-weight (below 1e-10)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    moving = np.abs(w) > 1e-10
    places = np.unique(-b[moving] / w[moving])
    return 1 + int(np.sum((x_min < places) & (places < x_max)))

# %% wrong: none (close to an end taken for the end)
def count_linear_regions(W1, b1, x_min, x_max):
    w, b = W1[0], b1[0]
    places = np.unique(-b[w != 0] / w[w != 0])
    return 1 + int(np.sum((x_min + 1e-6 < places) & (places < x_max - 1e-6)))

# %% wrong: 01/count_linear_regions/no-kink (gaps between kinks)
def count_linear_regions(W1, b1, x_min, x_max):
    has_kink = W1[0] != 0
    kinks = -b1[0, has_kink] / W1[0, has_kink]
    kinks = np.sort(kinks[(kinks > x_min) & (kinks < x_max)])
    gaps = np.count_nonzero(np.diff(kinks))
    return int(gaps) + 2

# %% wrong: 01/count_linear_regions/shared-kink-counted-twice (units that open to opposite sides)
def count_linear_regions(W1, b1, x_min, x_max):
    cuts = set()
    for w, b in zip(W1[0], b1[0]):
        if w != 0:
            kink = -b / w
            if x_min < kink < x_max:
                cuts.add((kink, w > 0))
    return len(cuts) + 1
