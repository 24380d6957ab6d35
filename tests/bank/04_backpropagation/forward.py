# %% examples
# two inputs, two units, two outputs: each entry, then what was given, and the dtype
x, y = np.array([[1.0], [2.0]]), np.array([[0.0], [3.0]])
W1, W2 = np.array([[1.0, 0.0], [1.0, -1.0]]), np.array([[2.0, 1.0], [0.0, 3.0]])
isinstance(forward(x, y, W1, W2, 0.25), dict)
came = forward(x, y, W1, W2, 0.25); [name for name in ["z", "h", "o", "L", "s", "J"] if name not in came]
forward(x, y, W1, W2, 0.25)["z"]
forward(x, y, W1, W2, 0.25)["h"]
forward(x, y, W1, W2, 0.25)["o"]
np.squeeze(forward(x, y, W1, W2, 0.25)["L"])
np.squeeze(forward(x, y, W1, W2, 0.25)["s"])
np.squeeze(forward(x, y, W1, W2, 0.25)["J"])
forward(x, y, W1, W2, 0.25); (x, W1)
forward(x, y, W1, W2, 0.25); (y, W2)
np.asarray(forward(x, y, W1, W2, 0.25)["o"]).dtype

x, y, W1, W2 = np.ones((1, 1)), np.zeros((3, 1)), np.ones((1, 1)), np.ones((3, 1)); np.squeeze(forward(x, y, W1, W2, 0.25)["L"])

# %% right: np.dot and norms
def forward(x, y, W1, W2, lam):
    out = {}
    out["z"] = np.dot(W1, x)
    out["h"] = np.tanh(out["z"])
    out["o"] = np.dot(W2, out["h"])
    out["L"] = np.linalg.norm(out["o"] - y) ** 2 / 2
    out["s"] = lam / 2 * (np.linalg.norm(W1) ** 2 + np.linalg.norm(W2, "fro") ** 2)
    out["J"] = out["L"] + out["s"]
    return out

# %% right: loops and lists
import math

def forward(x, y, W1, W2, lam):
    z = [[sum(w * v[0] for w, v in zip(row, x))] for row in W1]
    h = [[math.tanh(v[0])] for v in z]
    o = [[sum(w * v[0] for w, v in zip(row, h))] for row in W2]
    L = sum((a[0] - b[0]) ** 2 for a, b in zip(o, y)) / 2
    s = lam / 2 * (sum(w * w for row in W1 for w in row) + sum(w * w for row in W2 for w in row))
    return dict(z=z, h=h, o=o, L=L, s=s, J=L + s)

# %% wrong: 04/forward/library (torch tensors, no gradients involved)
import torch

def forward(x, y, W1, W2, lam):
    x, y, W1, W2 = map(torch.tensor, (x, y, W1, W2))
    z = W1 @ x
    h = z.tanh()
    o = W2 @ h
    L = 0.5 * ((o - y) ** 2).sum()
    s = lam / 2 * (W1.pow(2).sum() + W2.pow(2).sum())
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% right: einsum and helper functions
sq = lambda A: np.einsum("ij,ij", A, A)

def layer(W, v):
    return np.einsum("ij,jk->ik", W, v)

def forward(x, y, W1, W2, lam):
    z = layer(W1, x)
    h = np.tanh(z)
    o = layer(W2, h)
    return {"J": 0.5 * sq(o - y) + 0.5 * lam * (sq(W1) + sq(W2)), "o": o, "z": z, "h": h,
            "s": 0.5 * lam * (sq(W1) + sq(W2)), "L": 0.5 * sq(o - y)}

# %% right: L as a 1 x 1 product, more entries than asked for
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    e = np.exp(2 * z)
    h = (e - 1) / (e + 1)
    o = W2 @ h
    L = 0.5 * (o - y).T @ (o - y)
    s = 0.5 * lam * (np.trace(W1.T @ W1) + np.trace(W2 @ W2.T))
    return {"x": x, "z": z, "h": h, "o": o, "error": o - y, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/absolute-values (absolute errors)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.abs(o - y).sum()
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/absolute-values
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.abs(W1).sum() + np.abs(W2).sum())
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/activation-on-output (tanh on output)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = np.tanh(W2 @ h)
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/all-pairs
def forward(x, y, W1, W2, lam):
    z = W1 @ x.ravel(); h = np.tanh(z); o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z[:, None], "h": h[:, None], "o": o[:, None], "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/elementwise (star for product)
def forward(x, y, W1, W2, lam):
    z = W1 * x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/elementwise (star for product in o)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 * h.T
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/entry-missing
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    return {"z": z, "h": h, "o": o, "L": L, "J": L + lam / 2 * (np.sum(W1**2) + np.sum(W2**2))}

# %% wrong: 04/forward/flat
def forward(x, y, W1, W2, lam):
    z = W1 @ x.ravel(); h = np.tanh(z); o = W2 @ h
    L = 0.5 * np.sum((o - y.ravel()) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/float32
def forward(x, y, W1, W2, lam):
    x, y, W1, W2 = (a.astype(np.float32) for a in (x, y, W1, W2))
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = ((o - y) ** 2).sum() / 2
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/input-changed (weights squared in place)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    W1 **= 2
    W2 **= 2
    s = lam / 2 * (np.sum(W1) + np.sum(W2))
    return dict(z=z, h=h, o=o, L=L, s=s, J=L + s)

# %% wrong: 04/forward/lambda-missing
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = 0.5 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/lambda-one-layer (one layer)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * np.sum(W1**2)
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/lambda-one-term
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * np.sum(W1**2) + np.sum(W2**2)
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/lambda-twice
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + lam * s}

# %% wrong: 04/forward/lambda-without-half
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/loss-averaged (mean squared error)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = np.mean((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/loss-not-summed (loss per output)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * (o - y) ** 2
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": np.sum(L) + s}

# %% wrong: 04/forward/loss-without-half
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/no-activation
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = z
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/norm-not-squared
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.linalg.norm(W1) + np.linalg.norm(W2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/not-a-dict (returns J)
def forward(x, y, W1, W2, lam):
    h = np.tanh(W1 @ x)
    o = W2 @ h
    return 0.5 * np.sum((o - y) ** 2) + lam / 2 * (np.sum(W1**2) + np.sum(W2**2))

# %% wrong: 04/forward/one-layer-twice
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W1**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/other-activation (relu)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.maximum(0, z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/penalty-averaged
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.mean(W1**2) + np.mean(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/penalty-left-out
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L}

# %% wrong: 04/forward/penalty-subtracted
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L - s}

# %% wrong: 04/forward/row-layout (rows)
def forward(x, y, W1, W2, lam):
    z = x.T @ W1.T
    h = np.tanh(z)
    o = h @ W2.T
    L = 0.5 * np.sum((o - y.T) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/rows-multiplied
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1 @ W1.T) + np.sum(W2 @ W2.T))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/spectral-norm
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.linalg.norm(W1, 2) ** 2 + np.linalg.norm(W2, 2) ** 2)
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/square-of-sum (sum squared)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1) ** 2 + np.sum(W2) ** 2)
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/square-of-sum (sum of errors squared)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * (o - y).sum() ** 2
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/squares-subtracted
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum(o**2 - y**2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/target-added
def forward(x, y, W1, W2, lam):
    z = W1 @ x; h = np.tanh(z); o = W2 @ h
    L = 0.5 * np.sum((o + y) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/weights-transposed (W1 transposed)
def forward(x, y, W1, W2, lam):
    z = W1.T @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/weights-transposed (x on the left)
def forward(x, y, W1, W2, lam):
    z = x @ W1
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/weights-transposed (from the right)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = h.T @ W2
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/z-for-h
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ z
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/z-overwritten
def forward(x, y, W1, W2, lam):
    z = W1 @ x; h = np.tanh(z, out=z); o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/target-subtracted
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    r = o
    r -= y
    L = 0.5 * np.sum(r**2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/target-subtracted (and squared in place)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = error = W2 @ h
    error -= y
    error *= error
    L, s = np.sum(error) / 2, lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/norms-added-first
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.linalg.norm(W1) + np.linalg.norm(W2)) ** 2
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/zero (1 // 2)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 1 // 2 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/zero (lam // 2)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam // 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% wrong: 04/forward/zero (left as it was made)
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o, s = W2 @ h, 0
    L = 0.5 * np.sum((o - y) ** 2)
    for W in (W1, W2):
        s + lam / 2 * np.sum(W**2)
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}
