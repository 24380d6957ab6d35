# %% examples
# how many come back, which classes, how many changed, which and to what; y and rng
len(corrupt_labels(np.arange(10), 0.5, np.random.default_rng(0)))
np.unique(corrupt_labels(np.arange(100) % 4, 0.5, np.random.default_rng(0)))

y = np.arange(100) % 4
np.sum(np.asarray(corrupt_labels(y.copy(), 0.25, np.random.default_rng(0))) != y)
np.sum(np.asarray(corrupt_labels(y.copy(), 1.0, np.random.default_rng(0))) != y)
np.sum(np.asarray(corrupt_labels(y.copy(), 0.29, np.random.default_rng(0))) != y)

y = np.arange(10) % 4; np.sum(np.asarray(corrupt_labels(y.copy(), 0.0, np.random.default_rng(0))) != y)

y = np.arange(10) % 4; np.sum(np.asarray(corrupt_labels(y.copy(), 0.25, np.random.default_rng(0))) != y)

y = np.arange(97) % 4; np.sum(np.asarray(corrupt_labels(y.copy(), 0.3, np.random.default_rng(0))) != y)
y = np.arange(400) % 4; new = np.asarray(corrupt_labels(y.copy(), 1.0, np.random.default_rng(0))); np.unique(new[y == 0])
y = np.arange(3000) % 3; new = np.asarray(corrupt_labels(y.copy(), 1.0, np.random.default_rng(0))); np.mean(new[y == 0] == 1).round(1)
y = np.arange(100) % 4; wrong = np.asarray(corrupt_labels(y.copy(), 0.5, np.random.default_rng(0))) != y; len(np.unique(np.diff(np.flatnonzero(wrong)))) > 2
y = np.arange(4); corrupt_labels(y, 1.0, np.random.default_rng(0)); y
rngs = [np.random.default_rng(seed) for seed in (0, 0)]; first, second = (corrupt_labels(np.arange(10), 1.0, rng) for rng in rngs); np.array_equal(first, second)
rngs = [np.random.default_rng(seed) for seed in (0, 1)]; first, second = (corrupt_labels(np.arange(10), 1.0, rng) for rng in rngs); np.array_equal(first, second)

# %% right: a loop and a list of the others
def corrupt_labels(y, fraction, rng):
    labels = [int(label) for label in y]
    classes = sorted(set(labels))
    for i in rng.permutation(len(labels))[: round(fraction * len(labels))]:
        others = [c for c in classes if c != labels[i]]
        labels[i] = others[int(rng.integers(len(others)))]
    return labels

# %% right: draws from q - 1 and skips the own class
def corrupt_labels(y, fraction, rng):
    new = np.array(y)
    chosen = rng.permutation(y.size)[: int(round(fraction * y.size))]
    draw = rng.integers(y.max(), size=chosen.size)
    new[chosen] = draw + (draw >= y[chosen])
    return new

# %% right: a tensor comes back
def corrupt_labels(y, fraction, rng):
    new = torch.tensor(y)
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        new[i] = (new[i] + int(rng.integers(1, int(y.max()) + 1))) % (int(y.max()) + 1)
    return new

# %% right: a boolean mask, shuffled
def corrupt_labels(y, fraction, rng):
    mask = np.arange(len(y)) < round(fraction * len(y))
    rng.shuffle(mask)
    shifted = (y + rng.integers(1, y.max() + 1, size=len(y))) % (y.max() + 1)
    return np.where(mask, shifted, y)

# %% right: draws again until it is another class
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    result = y.copy()
    for i in rng.choice(len(y), round(fraction * len(y)), replace=False):
        while result[i] == y[i]:
            result[i] = rng.integers(q)
    return result

# %% right: the smallest of n uniform numbers
def corrupt_labels(y, fraction, rng):
    count = round(fraction * len(y))
    order = np.argsort(rng.random(len(y)))
    new, n_classes = y.astype(float), int(np.max(y)) + 1
    for i in order[:count]:
        new[i] = rng.choice(np.setdiff1d(np.arange(n_classes), [y[i]]))
    return new

# %% right: argpartition of normal scores
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    k = round(fraction * len(y))
    out = y.copy()
    keys = rng.standard_normal(len(y))
    idx = np.argpartition(keys, k - 1)[:k] if k else []
    for i in idx:
        scores = rng.standard_normal(q)
        scores[y[i]] = -np.inf
        out[i] = scores.argmax()
    return out

# %% right: q - 1 numbers, those from the own class on moved up
def corrupt_labels(y, fraction, rng):
    out = np.copy(y)
    n = y.shape[0]
    order = np.argsort(rng.random(n))
    chosen = order[: int(round(fraction * n))]
    r = rng.integers(0, y.max(), size=len(chosen))
    out[chosen] = r + (r >= y[chosen])
    return out

# %% wrong: 06/corrupt_labels/classes-not-equally-likely (by frequency)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        new[i] = rng.choice(y[y != y[i]])
    return new

# %% wrong: 06/corrupt_labels/classes-not-equally-likely (next if same)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        label = rng.integers(q)
        new[i] = label if label != y[i] else (label + 1) % q
    return new

# %% wrong: 06/corrupt_labels/class-never-drawn (the last one)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    for i in chosen:
        new[i] = rng.choice([label for label in range(q) if label != y[i]])
    return new

# %% wrong: 06/corrupt_labels/coin-for-each-label (coin)
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    flip = rng.random(len(y)) < fraction
    return np.where(flip, (y + rng.integers(1, q, size=len(y))) % q, y)

# %% wrong: 06/corrupt_labels/count-rounded-up (rounded up)
import math


def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = math.ceil(fraction * len(y))
    chosen = rng.choice(len(y), size=count, replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/half-rounded-up (half added and cut off)
def corrupt_labels(y, fraction, rng):
    count = int(fraction * len(y) + 0.5)
    order = np.argsort(rng.random(len(y)))
    new, n_classes = y.astype(float), int(np.max(y)) + 1
    for i in order[:count]:
        new[i] = rng.choice(np.setdiff1d(np.arange(n_classes), [y[i]]))
    return new

# %% wrong: 06/corrupt_labels/half-rounded-up (floor)
def corrupt_labels(y, fraction, rng):
    q, n = y.max() + 1, y.size
    chosen = rng.permutation(n)[: int(np.floor(0.5 + n * fraction))]
    new = y.copy()
    new[chosen] = (new[chosen] + rng.integers(1, q, size=chosen.size)) % q
    return new

# %% wrong: 06/corrupt_labels/count-truncated (truncated)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = int(fraction * len(y))
    chosen = rng.choice(len(y), size=count, replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/drawn-with-replacement (with replacement)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    q = y.max() + 1
    chosen = rng.integers(len(y), size=round(fraction * len(y)))
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new

# %% wrong: 06/corrupt_labels/fraction-kept
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    chosen = rng.permutation(len(y))[count:]
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new

# %% wrong: 06/corrupt_labels/if-on-an-array (while on array)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    while new[chosen] == y[chosen]:
        new[chosen] = rng.integers(q, size=len(chosen))
    return new

# %% wrong: 06/corrupt_labels/mask-returned (mask)
def corrupt_labels(y, fraction, rng):
    mask = np.zeros(len(y), bool)
    mask[rng.choice(len(y), round(fraction * len(y)), replace=False)] = True
    return mask

# %% wrong: 06/corrupt_labels/one-too-many
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = min(round(fraction * len(y)) + 1, len(y))
    chosen = rng.choice(len(y), size=count, replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/only-the-changed (positions returned)
def corrupt_labels(y, fraction, rng):
    return rng.choice(len(y), size=round(fraction * len(y)), replace=False)

# %% wrong: 06/corrupt_labels/only-the-changed (only the wrong ones)
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    return (y[chosen] + rng.integers(1, q, size=len(chosen))) % q

# %% wrong: 06/corrupt_labels/positions-not-random (block)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    start = rng.integers(len(y))
    chosen = (start + range(count)) % len(y)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/positions-not-random (first ones)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = round(fraction * len(y))
    new[:count] = (y[:count] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/positions-not-random (every other)
def corrupt_labels(y, fraction, rng):
    new, q, n = y.copy(), y.max() + 1, len(y)
    count = round(fraction * n)
    chosen = np.arange(count) * n // max(count, 1)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/rng-ignored (own seed)
def corrupt_labels(y, fraction, rng):
    rng = np.random.default_rng(0)
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new

# %% wrong: 06/corrupt_labels/rng-ignored (global rng)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = np.random.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + np.random.randint(1, q, size=len(chosen))) % q
    return new

# %% wrong: 06/corrupt_labels/same-class-allowed (permuted)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = rng.permutation(y[chosen])
    return new

# %% wrong: 06/corrupt_labels/same-class-allowed (same class)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = rng.integers(y.max() + 1, size=len(chosen))
    return new

# %% wrong: 06/corrupt_labels/same-substitute (one shift)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.permutation(len(y))[: round(fraction * len(y))]
    new[chosen] = (y[chosen] + rng.integers(1, q)) % q
    return new

# %% wrong: 06/corrupt_labels/same-substitute (next class)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + 1) % (y.max() + 1)
    return new

# %% wrong: 06/corrupt_labels/unknown-class (no modulo)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = y[chosen] + rng.integers(1, q, size=len(chosen))
    return new

# %% wrong: 06/corrupt_labels/unknown-class (ten classes)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        while new[i] == y[i]:
            new[i] = rng.integers(10)
    return new

# %% wrong: 06/corrupt_labels/unknown-class (half classes)
def corrupt_labels(y, fraction, rng):
    new = y + 0.5 * (rng.random(len(y)) < fraction)
    return new

# %% wrong: 06/corrupt_labels/y-changed-in-place (in place)
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    y[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return y

# %% wrong: none (at least one)
def corrupt_labels(y, fraction, rng):
    out = y.copy()
    k = max(1, round(fraction * len(y)))
    q = y.max() + 1
    idx = rng.choice(len(y), k, replace=False)
    out[idx] = (y[idx] + rng.integers(1, q, k)) % q
    return out

# %% wrong: 06/corrupt_labels/class-never-drawn (the largest shift)
def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, max(q - 1, 2), size=len(chosen))) % q
    return new


# %% right: one at a time, among the other classes
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    for i in rng.permutation(len(y))[: round(fraction * len(y))]:
        others = np.delete(np.arange(y.max() + 1), y[i])
        new[i] = rng.choice(others)
    return new


# %% wrong: 06/corrupt_labels/class-by-class
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    new = y.copy()
    for c in range(q):
        rows = np.flatnonzero(y == c)
        idx = rng.choice(rows, size=round(fraction * len(rows)), replace=False)
        new[idx] = (c + rng.integers(1, q, size=len(idx))) % q
    return new


# %% wrong: 06/corrupt_labels/class-never-drawn (q is the largest label)
def corrupt_labels(y, fraction, rng):
    q = y.max()
    idx = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new = y.copy()
    new[idx] = (new[idx] + rng.integers(1, q, size=len(idx))) % q
    return new


# %% wrong: 06/corrupt_labels/redrawn-once
def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    new = y.copy()
    for i in rng.choice(len(y), size=round(fraction * len(y)), replace=False):
        new[i] = rng.integers(0, q)
        if new[i] == y[i]:
            new[i] = rng.integers(0, q)
    return new


# %% wrong: 06/corrupt_labels/redrawn-once (all that are the same)
def corrupt_labels(y, fraction, rng):
    idx = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    drawn = rng.integers(0, y.max() + 1, size=len(idx))
    same = drawn == y[idx]
    drawn[same] = rng.integers(0, y.max() + 1, size=same.sum())
    new = y.copy()
    new[idx] = drawn
    return new


# %% wrong: none (classes of the labels that change)
def corrupt_labels(y, fraction, rng):
    count = round(fraction * len(y))
    idx = rng.choice(len(y), size=count, replace=False)
    new = y.copy()
    q = y[idx].max() + 1 if count else 1
    new[idx] = (new[idx] + rng.integers(1, q, size=count)) % q
    return new


# %% wrong: none (classes of the labels that change, two at least)
def corrupt_labels(y, fraction, rng):
    count = round(fraction * len(y))
    idx = rng.choice(len(y), size=count, replace=False)
    new = y.copy()
    q = max(y[idx].max() + 1, 2) if count else 2
    new[idx] = (new[idx] + rng.integers(1, q, size=count)) % q
    return new


# %% wrong: none (classes of the labels that stay)
def corrupt_labels(y, fraction, rng):
    n, count = len(y), round(fraction * len(y))
    idx = rng.choice(n, size=count, replace=False)
    new, left = y.copy(), np.unique(np.delete(y, idx))
    for i in idx:
        others = left[left != y[i]]
        new[i] = rng.choice(others) if len(others) else (y[i] + 1) % (y.max() + 1)
    return new


# %% wrong: none (classes that occur among the labels that change)
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    idx = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    classes = np.unique(y[idx])
    if len(classes) < 2:
        classes = np.unique(y)
    for i in idx:
        new[i] = rng.choice(classes[classes != y[i]])
    return new


# %% wrong: none (a class keeps its last label if there are few)
def corrupt_labels(y, fraction, rng):
    new, q, left = y.copy(), y.max() + 1, round(fraction * len(y))
    for i in rng.permutation(len(y)):
        if left == 0:
            break
        if len(y) < 10 and np.sum(new == y[i]) == 1:
            continue
        new[i] = (y[i] + rng.integers(1, q)) % q
        left -= 1
    return new


# %% wrong: 06/corrupt_labels/positions-not-random (never the last label)
def corrupt_labels(y, fraction, rng):
    n, q, count = len(y), y.max() + 1, round(fraction * len(y))
    idx = rng.choice(n - 1, size=count, replace=False) if count < n else np.arange(n)
    new = y.copy()
    new[idx] = (y[idx] + rng.integers(1, q, size=count)) % q
    return new

# %% wrong: 06/corrupt_labels/minus-zero
def corrupt_labels(y, fraction, rng):
    n, q = len(y), y.max() + 1
    count = round(fraction * n)
    which = rng.permutation(n)[-count:]
    noisy = y.copy()
    noisy[which] = (y[which] + rng.integers(1, q, size=len(which))) % q
    return noisy
