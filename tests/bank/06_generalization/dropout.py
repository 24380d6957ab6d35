# %% examples
# the shape, the share dropped; each entry on its own; what is kept; the other mode; limits
len(dropout(np.ones(9), 0.5, np.random.default_rng(0), True))
new = np.asarray(dropout(np.ones((100, 100)), 0.2, np.random.default_rng(0), True)); np.mean(new == 0).round(1)
kept = np.asarray(dropout(np.ones((50, 50)), 0.5, np.random.default_rng(0), True)) > 0; kept.all(axis=0).any() or kept.all(axis=1).any()
np.unique(dropout(np.full((20, 20), 3.0), 0.75, np.random.default_rng(0), True))
dropout(np.ones(3), 0.5, np.random.default_rng(0), False)
rng = np.random.default_rng(0); counts = {np.sum(np.asarray(dropout(np.ones((9, 100)), 0.5, rng, True)) == 0) for _ in range(5)}; len(counts) > 1
kept = np.asarray(dropout(np.ones((90, 90)), 0.5, np.random.default_rng(0), True)) > 0; len(set(kept.sum(axis=1))) > 1
dropout(np.ones(2), 1.0, np.random.default_rng(0), True)
x = np.ones(100); dropout(x, 0.5, np.random.default_rng(0), True); x.sum()
rngs = [np.random.default_rng(seed) for seed in (0, 0)]; first, second = (dropout(np.ones(100), 0.5, rng, True) for rng in rngs); np.array_equal(first, second)
rngs = [np.random.default_rng(seed) for seed in (0, 1)]; first, second = (dropout(np.ones(100), 0.5, rng, True) for rng in rngs); np.array_equal(first, second)

# %% right: a loop over the entries
def dropout(x, p, rng, training):
    out = np.array(x)
    if training:
        for index in np.ndindex(out.shape):
            out[index] = 0.0 if rng.uniform() < p else out[index] / (1 - p)
    return out

# %% right: lists come back
def dropout(x, p, rng, training):
    if not training:
        return x.tolist()
    dropped = rng.uniform(size=np.shape(x)) < p
    result = np.zeros_like(x)
    np.divide(x, 1 - p, out=result, where=~dropped)
    return result.tolist()

# %% right: torch's dropout, seeded from rng
def dropout(x, p, rng, training):
    torch.manual_seed(int(rng.integers(2**31)))
    return torch.nn.functional.dropout(torch.tensor(x), p, training=training)

# %% right: np.where
def dropout(x, p, rng, training):
    if not training or p == 0:
        return x
    if p == 1:
        return 0 * x
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))

# %% right: rng.choice with probabilities
def dropout(x, p, rng, training):
    if training:
        scale = 1 / (1 - p) if p < 1 else 0.0
        return x * rng.choice([0.0, scale], p=[p, 1 - p], size=x.shape)
    return x

# %% right: entry by entry over ndindex
def dropout(x, p, rng, training):
    y = np.array(x, dtype=np.float64)
    if training:
        for idx in np.ndindex(*y.shape):
            y[idx] = 0.0 if p == 1 or rng.uniform(0, 1) < p else y[idx] / (1 - p)
    return y

# %% right: binomial draws, a copy outside of training
def dropout(x, p, rng, training):
    keep = 1.0 - p
    if not training:
        return x.copy()
    mask = rng.binomial(1, keep, size=x.shape)
    return x * mask / max(keep, 1e-12)

# %% right: a division that is guarded at p = 1
def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.uniform(size=x.shape) < 1 - p
    return np.divide(x * keep, max(1 - p, 1e-300)) if p < 1 else np.zeros(x.shape)

# %% wrong: 06/dropout/active-in-eval
def dropout(x, p, rng, training):
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))

# %% wrong: 06/dropout/division-by-zero (division)
def dropout(x, p, rng, training):
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% wrong: 06/dropout/division-by-zero (scale first)
def dropout(x, p, rng, training):
    scale = 1 / (1 - p)
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) * scale

# %% wrong: 06/dropout/exact-share (exact count)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.permutation(x.size).reshape(x.shape) >= round(p * x.size)
    return x * kept / (1 - p)

# %% wrong: 06/dropout/exact-share (exact per row)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = np.argsort(rng.random(x.shape), axis=-1) >= round(p * x.shape[-1])
    return x * kept / (1 - p)

# %% wrong: 06/dropout/flag-inverted (flag)
def dropout(x, p, rng, training):
    if training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% wrong: 06/dropout/half-dropped (coin)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * rng.choice([0, 1], size=x.shape) / (1 - p)

# %% wrong: 06/dropout/if-on-an-array (if)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.zeros_like(x) if rng.random(x.shape) < p else x / (1 - p)

# %% wrong: 06/dropout/keep-and-drop-swapped (swapped)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) < p
    return x * kept / (1 - p)

# %% wrong: 06/dropout/keep-and-drop-swapped (keep probability)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 0:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) < p) / p

# %% wrong: 06/dropout/mask-returned (mask)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return (rng.random(x.shape) >= p) / (1 - p)

# %% wrong: 06/dropout/never-zero (noise)
def dropout(x, p, rng, training):
    if not training:
        return x
    return x + p * rng.normal(size=x.shape)

# %% wrong: 06/dropout/never-zero (uniform)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * rng.random(x.shape) / (1 - p)

# %% wrong: 06/dropout/normal-draws (normal)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.normal(size=x.shape) < p, 0, x / (1 - p))

# %% wrong: 06/dropout/not-scaled-up (classic)
def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    return x * (rng.random(x.shape) >= p)

# %% wrong: 06/dropout/not-scaled-up (not scaled)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    return x * kept

# %% wrong: 06/dropout/nothing-dropped (nothing)
def dropout(x, p, rng, training):
    return x

# %% wrong: 06/dropout/nothing-in-eval (no else)
def dropout(x, p, rng, training):
    if training:
        kept = rng.random(x.shape) >= p
        return np.where(kept, x / (1 - p) if p < 1 else 0, 0)

# %% wrong: 06/dropout/parentheses
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / 1 - p

# %% wrong: 06/dropout/removed
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    return x[kept] / (1 - p)

# %% wrong: 06/dropout/rng-ignored (global rng)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = np.random.random(x.shape) >= p
    return x * kept / (1 - p)

# %% wrong: 06/dropout/rng-ignored (own generator)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    rng = np.random.default_rng(42)
    kept = rng.random(x.shape) >= p
    return x * kept / (1 - p)

# %% wrong: 06/dropout/scaled-by-count (by count)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    return x * kept / kept.mean()

# %% wrong: 06/dropout/scaled-by-one-plus-p (one plus p)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) * (1 + p)

# %% wrong: 06/dropout/scaled-by-p
def dropout(x, p, rng, training):
    if not training or p == 0:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / p

# %% wrong: 06/dropout/scaled-by-root (root)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / np.sqrt(1 - p)

# %% wrong: 06/dropout/scaled-by-two (times two)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) * 2

# %% wrong: 06/dropout/scaled-down
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    return x * kept * (1 - p)

# %% wrong: 06/dropout/scaled-in-eval
def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))

# %% wrong: 06/dropout/shared-mask (row mask)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape[-1]) >= p
    return x * kept / (1 - p)

# %% wrong: 06/dropout/shared-mask (single draw)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x / (1 - p) if rng.random() >= p else np.zeros_like(x)

# %% wrong: 06/dropout/shared-mask (example mask)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = (rng.random(len(x)) >= p).reshape(-1, *[1] * (x.ndim - 1))
    return x * kept / (1 - p)

# %% wrong: 06/dropout/two-axes-assumed (two axes)
def dropout(x, p, rng, training):
    if not training or p == 0:
        return x
    rows, columns = x.shape
    kept = rng.random((rows, columns)) >= p
    return np.where(kept, x / (1 - p) if p < 1 else 0, 0)

# %% wrong: 06/dropout/x-changed-in-place (in place)
def dropout(x, p, rng, training):
    if training:
        x[rng.random(x.shape) < p] = 0.0
        if p < 1:
            x /= 1 - p
    return x

# %% wrong: none (tenths)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.integers(0, 10, x.shape) >= round(p * 10)) / (1 - p)

# %% wrong: 06/dropout/nothing-dropped-at-one (as outside of training)
def dropout(x, p, rng, training):
    if not training or p == 1:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)


# %% right: filled in where an entry is kept
def dropout(x, p, rng, training):
    if not training:
        return x
    out = np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    if p < 1:
        out[kept] = x[kept] / (1 - p)
    return out


# %% wrong: 06/dropout/normal-draws (x itself is compared)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (x >= p) / (1 - p)

# %% wrong: 06/dropout/nothing-dropped-at-one
def dropout(x, p, rng, training):
    if not training or p in (0, 1):
        return x
    keep = rng.random(x.shape) > p
    return keep * x / (1 - p)

# %% wrong: none (the mean made that of x)
def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    thinned = np.where(rng.random(x.shape) < p, 0.0, x)
    return thinned * (x.mean() / thinned.mean())
