# %% examples
# one layer of one unit; two examples; two layers; how the old weights look afterwards
rescale_layers(np.array([[2.0]]), [np.array([[5.0]])])
rescale_layers(np.array([[3.0], [4.0]]), [np.array([[10.0]])])
rescale_layers(np.array([[1.0, 2.0]]), [np.array([[1.0, 4.0], [0.0, 0.0]])])
rescale_layers(np.array([[1.0]]), [np.array([[3.0]]), np.array([[2.0]])])
rescale_layers(np.array([[1.0], [2.0]]), [np.array([[3.0]]), np.array([[2.0]])])
rescale_layers(np.array([[1.0]]), [np.array([[3.0, 4.0]]), np.array([[2.0], [1.0]])])
rescale_layers(np.eye(2), [np.eye(2)])
weights = [np.array([[5.0]])]; rescale_layers(np.array([[2.0]]), weights); weights

# %% right: divided by the size
def rescale_layers(X, weights):
    new, h = [], X
    for W in weights:
        size = np.sqrt(np.mean(np.square(h @ W)))
        new.append(W / size)
        h = np.tanh(h @ new[-1])
    return new

# %% right: with a norm
def rescale_layers(X, weights):
    h = X
    mended = [None] * len(weights)
    for i in range(len(weights)):
        z = np.dot(h, weights[i])
        mended[i] = weights[i] * np.sqrt(z.size) / np.linalg.norm(z)
        h = np.tanh(np.dot(h, mended[i]))
    return mended

# %% right: a tuple
def rescale_layers(X, weights):
    h, mended = X, ()
    for W in weights:
        z = h @ W
        z_size = (np.sum(z * z) / z.size) ** 0.5
        mended += (W / z_size,)
        h = np.tanh(z / z_size)
    return mended

# %% right: copies first
def rescale_layers(X, weights):
    mended = [W.copy() for W in weights]
    h = X.copy()
    for W in mended:
        W /= np.sqrt(np.mean((h @ W) ** 2))
        h = np.tanh(h @ W)
    return mended

# %% right: a recursion
def rescale_layers(X, weights):
    if not weights:
        return []
    z = X @ weights[0]
    size = np.sqrt(np.mean(z**2))
    return [weights[0] / size, *rescale_layers(np.tanh(z / size), weights[1:])]

# %% right: forward again for each layer
def rescale_layers(X, weights):
    mended = []
    for W in weights:
        h = X
        for done in mended:
            h = np.tanh(h @ done)
        mended.append(W / np.sqrt(np.mean((h @ W) ** 2)))
    return mended

# %% right: the variance and the mean
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(z.var() + z.mean() ** 2)
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% right: tanh from sigmoid
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/unchanged
def rescale_layers(X, weights):
    return weights

# %% wrong: 03/rescale_layers/unchanged (copies)
def rescale_layers(X, weights):
    return [W.copy() for W in weights]

# %% wrong: 03/rescale_layers/sick-signal
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.tanh(z)
    return out

# %% wrong: 03/rescale_layers/sick-signal (sizes measured first)
def rescale_layers(X, weights):
    h, sizes = X, []
    for W in weights:
        z = h @ W
        sizes.append(np.sqrt(np.mean(z**2)))
        h = np.tanh(z)
    return [W / size for W, size in zip(weights, sizes)]

# %% wrong: 03/rescale_layers/no-activation
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = c * z
    return out

# %% wrong: 03/rescale_layers/no-activation (the sick z)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = z
    return out

# %% wrong: 03/rescale_layers/deviation
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / z.std()
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/deviation (of the variance)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(z.var())
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/deviation (written out)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.mean((z - z.mean()) ** 2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/root-missing
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.mean(z**2)
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/root-missing (with a sum)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = z.size / np.sum(z * z)
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/size-of-h
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.mean(np.tanh(z) ** 2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/size-of-h (divided)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        a = np.tanh(h @ W)
        size = np.sqrt((a**2).mean())
        out.append(W / size)
        h = np.tanh(h @ out[-1])
    return out

# %% wrong: 03/rescale_layers/multiplied
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = np.sqrt(np.mean(z**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/multiplied (with the new weights)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        size = np.sqrt(np.mean((h @ W) ** 2))
        out.append(W * size)
        h = np.tanh(h @ out[-1])
    return out

# %% wrong: 03/rescale_layers/mean-size
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.mean(np.abs(z))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/mean-size (sizes added up)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = z.size / np.abs(z).sum()
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/largest
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.abs(z).max()
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/largest (of the roots)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.max(np.sqrt(z**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/weights-size
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.mean(W**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/weights-size (deviation of W)
def rescale_layers(X, weights):
    return [W / W.std() for W in weights]

# %% wrong: 03/rescale_layers/weights-size (norm of W)
def rescale_layers(X, weights):
    return [W / np.linalg.norm(W) for W in weights]

# %% wrong: 03/rescale_layers/weights-size (variance one over fan_in)
def rescale_layers(X, weights):
    return [W / (W.std() * np.sqrt(W.shape[0])) for W in weights]

# %% wrong: 03/rescale_layers/weights-size (by the root of fan_in)
def rescale_layers(X, weights):
    return [W / np.sqrt(W.shape[0]) for W in weights]

# %% wrong: 03/rescale_layers/last-left-out
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights[:-1]:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/last-left-out (cut off at the end)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.tanh(c * z)
    return out[:-1]

# %% wrong: 03/rescale_layers/last-not-mended
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights[:-1]:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.tanh(c * z)
    return out + [weights[-1]]

# %% wrong: 03/rescale_layers/last-not-mended (an if)
def rescale_layers(X, weights):
    h, out = X, []
    for i, W in enumerate(weights):
        size = np.sqrt(np.mean((h @ W) ** 2)) if i < len(weights) - 1 else 1
        out.append(W / size)
        h = np.tanh(h @ out[-1])
    return out

# %% wrong: 03/rescale_layers/first-only
def rescale_layers(X, weights):
    first = weights[0] / np.sqrt(np.mean((X @ weights[0]) ** 2))
    return [first, *weights[1:]]

# %% wrong: 03/rescale_layers/first-only (a list changed)
def rescale_layers(X, weights):
    out = list(weights)
    out[0] = out[0] * (1 / np.sqrt(np.mean((X @ out[0]) ** 2)))
    return out

# %% wrong: 03/rescale_layers/per-unit
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.mean(z**2, axis=0))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/per-unit (with a norm)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        size = np.linalg.norm(h @ W, axis=0) / np.sqrt(len(h))
        out.append(W / size)
        h = np.tanh(h @ out[-1])
    return out

# %% wrong: 03/rescale_layers/in-place
def rescale_layers(X, weights):
    h = X
    for W in weights:
        W /= np.sqrt(np.mean((h @ W) ** 2))
        h = np.tanh(h @ W)
    return weights

# %% wrong: 03/rescale_layers/in-place (times)
def rescale_layers(X, weights):
    h = X
    for W in weights:
        W *= 1 / np.sqrt(np.mean((h @ W) ** 2))
        h = np.tanh(h @ W)
    return list(weights)

# %% wrong: 03/rescale_layers/examples-into-each-layer
def rescale_layers(X, weights):
    return [W / np.sqrt(np.mean((X @ W) ** 2)) for W in weights]

# %% wrong: 03/rescale_layers/examples-into-each-layer (a loop)
def rescale_layers(X, weights):
    out = []
    for W in weights:
        z = X @ W
        out.append(W / np.sqrt(np.mean(z**2)))
    return out

# %% wrong: 03/rescale_layers/no-return
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.tanh(c * z)
    out

# %% wrong: 03/rescale_layers/no-return (into the list)
def rescale_layers(X, weights):
    h = X
    for i, W in enumerate(weights):
        size = np.sqrt(np.mean((h @ W) ** 2))
        weights[i] = W / size
        h = np.tanh(h @ weights[i])

# %% wrong: none (other weights)
def rescale_layers(X, weights):
    rng = np.random.default_rng(0)
    return [rng.normal(size=W.shape) / np.sqrt(len(W)) for W in weights]

# %% wrong: none (rounded)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(np.round(c * W, 3))
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/factors (the factors)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c)
        h = np.tanh(c * z)
    return out

# %% wrong: none (transposed)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append((c * W).T)
        h = np.tanh(c * z)
    return out

# %% wrong: none (the sizes of z instead of the weights)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(z)
        h = np.tanh(c * z)
    return out

# %% wrong: none (turned over)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = -1 / np.sqrt(np.mean(z**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/another-activation (relu)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt((z**2).mean())
        out.append(c * W)
        h = np.maximum(c * z, 0)
    return out

# %% wrong: 03/rescale_layers/sum-for-mean
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.sum(z**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: none (half the size)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        z = h @ W
        c = 0.5 / np.sqrt(np.mean(z**2))
        out.append(c * W)
        h = np.tanh(c * z)
    return out

# %% wrong: 03/rescale_layers/sum-for-mean (a norm)
def rescale_layers(X, weights):
    h, out = X, []
    for W in weights:
        out.append(W / np.linalg.norm(h @ W))
        h = np.tanh(h @ out[-1])
    return out

# %% wrong: 03/rescale_layers/library (torch)
import torch


def rescale_layers(X, weights):
    h, out = torch.tensor(X), []
    for W in weights:
        z = h @ torch.tensor(W)
        size = z.square().mean().sqrt()
        out.append(W / size.item())
        h = torch.tanh(z / size)
    return out

# %% wrong: 03/rescale_layers/one-factor
def rescale_layers(X, weights):
    size = np.sqrt(np.mean((X @ weights[0]) ** 2))
    return [W / size for W in weights]

# %% wrong: 03/rescale_layers/one-layer-kept
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        V = W / np.sqrt(np.mean((h @ W) ** 2))
        h = np.tanh(h @ V)
    new.append(V)
    return new

# %% wrong: 03/rescale_layers/factors
def rescale_layers(X, weights):
    h, factors = X, []
    for W in weights:
        factors.append(1 / np.sqrt(np.mean((h @ W) ** 2)))
        h = np.tanh(h @ (factors[-1] * W))
    return factors

# %% wrong: none (a hundred examples measured)
def rescale_layers(X, weights):
    h, new = X[:100], []
    for W in weights:
        new.append(W / np.sqrt(np.mean((h @ W) ** 2)))
        h = np.tanh(h @ new[-1])
    return new

# %% wrong: 03/rescale_layers/one-factor (a tenth)
def rescale_layers(X, weights):
    return [0.1 * W for W in weights]

# %% wrong: 03/rescale_layers/sum-for-mean (over the units)
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        W = W / (np.linalg.norm(z) / np.sqrt(len(z)))
        mended.append(W)
        h = np.tanh(h @ W)
    return mended

# %% wrong: 03/rescale_layers/square-of-mean
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        W = W / np.sqrt(np.mean(h @ W) ** 2)
        mended.append(W)
        h = np.tanh(h @ W)
    return mended

# %% wrong: 03/rescale_layers/in-place (the list is filled anew)
def rescale_layers(X, weights):
    h, new = X, weights
    for i, W in enumerate(weights):
        z = h @ W
        new[i] = W / np.sqrt(np.mean(z**2))
        h = np.tanh(h @ new[i])
    return new

# %% wrong: 03/rescale_layers/another-activation (sigmoid)
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        new.append(W / np.sqrt(np.mean((h @ W) ** 2)))
        h = sigmoid(h @ new[-1])
    return new

# %% wrong: 03/rescale_layers/h-divided
def rescale_layers(X, weights):
    h = X
    new = []
    for W in weights:
        h = h / np.sqrt(np.mean(h**2))
        z = h @ W
        c = 1 / np.sqrt(np.mean(z**2))
        new.append(c * W)
        h = np.tanh(c * z)
    return new

# %% wrong: 03/rescale_layers/h-divided (after tanh)
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        new.append(W / np.sqrt(np.mean((h @ W) ** 2)))
        h = np.tanh(h @ new[-1])
        h = h / np.sqrt(np.mean(h**2))
    return new

# %% wrong: 03/rescale_layers/per-example
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        z = h @ W
        c = 1 / np.sqrt(np.mean(z**2, axis=1))
        new.append(c * W)
        h = np.tanh(c * z)
    return new

# %% wrong: 03/rescale_layers/per-example (kept as a column)
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        size = np.sqrt(np.mean((h @ W) ** 2, axis=1, keepdims=True))
        new.append(W / size)
        h = np.tanh(h @ new[-1])
    return new

# %% wrong: none (one example counts as none)
def rescale_layers(X, weights):
    h, new = X, []
    for W in weights:
        z = h @ W
        size = np.sqrt(np.mean(z**2)) if len(z) > 1 else 1.0
        new.append(W / size)
        h = np.tanh(z / size)
    return new

# %% wrong: none (in float32)
def rescale_layers(X, weights):
    h, mended = X.astype(np.float32), []
    for W in weights:
        z = h @ W.astype(np.float32)
        mended.append(W.astype(np.float32) / np.sqrt(np.mean(z**2)))
        h = np.tanh(h @ mended[-1])
    return mended

# %% wrong: 03/rescale_layers/spectral-norm
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        rms = np.linalg.norm(z, 2) / np.sqrt(z.size)
        mended.append(W / rms)
        h = np.tanh(z / rms)
    return mended

# %% wrong: 03/rescale_layers/mean-of-roots
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        rms = np.sqrt((z**2).mean(axis=1)).mean()
        mended.append(W / rms)
        h = np.tanh(z / rms)
    return mended

# %% wrong: 03/rescale_layers/tanh-first
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        rms = np.sqrt(np.mean(z**2))
        mended.append(W / rms)
        h = np.tanh(z) / rms
    return mended

# %% wrong: 03/rescale_layers/constant-in-root
def rescale_layers(X, weights, eps=1e-5):
    h, mended = X, []
    for W in weights:
        z = h @ W
        factor = 1 / np.sqrt(np.mean(z**2) + eps)  # eps: never divide by 0
        mended.append(factor * W)
        h = np.tanh(factor * z)
    return mended

# %% wrong: 03/rescale_layers/one-array
def rescale_layers(X, weights):
    h, mended = X, []
    for W in weights:
        z = h @ W
        rms = np.sqrt(np.mean(z**2))
        mended.append(W / rms)
        h = np.tanh(z / rms)
    return np.array(mended)

# %% wrong: 03/rescale_layers/as-if-linear
def rescale_layers(X, weights):
    h, sizes = X, [1.0]
    for W in weights:
        z = h @ W
        sizes.append(np.sqrt(np.mean(z**2)))
        h = np.tanh(z)
    return [W * below / own for W, below, own in zip(weights, sizes, sizes[1:])]

# %% wrong: 03/rescale_layers/inputs-standardised
def rescale_layers(X, weights):
    h = X / np.sqrt(np.mean(X**2))  # a network likes inputs of size 1
    mended = []
    for W in weights:
        z = h @ W
        rms = np.sqrt(np.mean(z**2))
        mended.append(W / rms)
        h = np.tanh(z / rms)
    return mended
