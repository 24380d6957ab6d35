# %% examples
# every pair of a delta and an x has a product of its own; then two examples
weight_gradient_column(np.array([[10.0, 20.0]]), np.array([[1.0], [3.0]]))
weight_gradient_row(np.array([[1.0, 3.0]]), np.array([[10.0, 20.0]]))
x, delta = np.array([[1.0, 3.0], [2.0, 0.0]]), np.array([[10.0, 20.0], [5.0, 0.0]]); weight_gradient_row(x, delta)
delta = np.array([[10.0, 20.0]]); weight_gradient_column(delta, np.ones((2, 1))); delta
x = np.array([[1.0, 3.0]]); weight_gradient_row(x, np.ones((1, 2))); x
delta = np.array([[10.0, 20.0]]); weight_gradient_row(np.ones((1, 2)), delta); delta
weight_gradient_row(np.array([[1.0, 2.0, 3.0]]), np.array([[10.0, 20.0]]))

# %% right: loops and lists
def weight_gradient_column(delta, x):
    return [[d * v[0] for v in x] for d in delta[0]]

def weight_gradient_row(x, delta):
    n, m = len(x[0]), len(delta[0])
    out = [[0.0] * m for _ in range(n)]
    for xi, di in zip(x, delta):
        for a in range(n):
            for b in range(m):
                out[a][b] += xi[a] * di[b]
    return out

# %% right: np.outer, and a sum over examples
def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    return sum(np.outer(xi, di) for xi, di in zip(x, delta))

# %% right: einsum
def weight_gradient_column(delta, x):
    return np.einsum("ai,ja->ij", delta, x)

def weight_gradient_row(x, delta):
    return np.einsum("ki,kj->ij", x, delta)

# %% right: halves of the batch, by recursion
from functools import reduce
def weight_gradient_row(x, delta):
    if len(x) == 1: return x.T * delta
    c = len(x) // 2
    return weight_gradient_row(x[:c], delta[:c]) + weight_gradient_row(x[c:], delta[c:])
def weight_gradient_column(delta, x): return np.kron(delta.T, x.T)

# %% right: broadcasting
def weight_gradient_column(delta, x):
    return delta.reshape(-1, 1) * x.reshape(1, -1)

def weight_gradient_row(x, delta):
    return (x[:, :, None] * delta[:, None, :]).sum(axis=0)

# %% right: one function from the other
def weight_gradient_row(x, delta):
    return (delta.T @ x).T

def weight_gradient_column(delta, x):
    return weight_gradient_row(x.T, delta).T

# %% wrong: 04/weight_gradients/averaged
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return x.T @ delta / len(x)

# %% wrong: 04/weight_gradients/elementwise
def weight_gradient_column(delta, x):
    return delta.T * x

def weight_gradient_row(x, delta):
    return x.T @ delta

# %% wrong: 04/weight_gradients/elementwise (elementwise row)
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return x * delta

# %% wrong: 04/weight_gradients/flattened (flat)
def weight_gradient_column(delta, x):
    return (delta.T @ x.T).ravel()

def weight_gradient_row(x, delta):
    return x.T @ delta

# %% wrong: 04/weight_gradients/inner-product (inner)
def weight_gradient_column(delta, x):
    return delta @ x

def weight_gradient_row(x, delta):
    return x.T @ delta

# %% wrong: 04/weight_gradients/inner-product (inner row)
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return x @ delta.T

# %% wrong: 04/weight_gradients/input-changed (changes delta)
def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    x *= -1
    delta *= -1
    return x.T @ delta

# %% wrong: 04/weight_gradients/k-times
def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta): return x.T @ delta * len(x)

# %% wrong: 04/weight_gradients/left-zero (zeros for errors)
def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta):
    try: return x @ delta
    except ValueError: return np.zeros((x.shape[1], delta.shape[1]))

# %% wrong: 04/weight_gradients/not-summed
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return np.einsum("ki,kj->kij", x, delta)[0] if len(x) == 1 else np.einsum("ki,kj->kij", x, delta)

# %% wrong: 04/weight_gradients/examples-crossed
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return np.outer(x, delta)

# %% wrong: 04/weight_gradients/one-example-missing (last example missing)
def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    dJ_dW = np.zeros((x.shape[1], delta.shape[1]))
    for i in range(len(x) - 1):
        dJ_dW += np.outer(x[i], delta[i])
    return dJ_dW

# %% wrong: 04/weight_gradients/one-example-missing (first example missing)
def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta):
    g = np.zeros((x.shape[1], delta.shape[1]))
    for i in range(1, len(x)): g += np.outer(x[i], delta[i])
    return g

# %% wrong: 04/weight_gradients/one-example-only (first example)
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return np.outer(x[0], delta[0])

# %% wrong: 04/weight_gradients/one-example-only (overwritten in loop)
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    for xi, di in zip(x, delta):
        dW = np.outer(xi, di)
    return dW

# %% wrong: 04/weight_gradients/outer-reversed (both in rows)
def weight_gradient_column(delta, x):
    return x * delta

def weight_gradient_row(x, delta):
    return x.T @ delta

# %% wrong: 04/weight_gradients/outer-reversed (column reversed)
def weight_gradient_column(delta, x):
    return x @ delta

def weight_gradient_row(x, delta):
    return x.T @ delta

# %% wrong: 04/weight_gradients/reshaped
def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta): return (delta.T @ x).reshape(x.shape[1], delta.shape[1])

# %% wrong: 04/weight_gradients/row-outer-reversed (row reversed)
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return delta.T @ x

# %% wrong: 04/weight_gradients/sign
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return -x.T @ delta

# %% wrong: 04/weight_gradients/summed-first
def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    return np.outer(x.sum(axis=0), delta.sum(axis=0))

# %% wrong: 04/weight_gradients/library (torch)
import torch


def weight_gradient_column(delta, x):
    return torch.einsum("im,nj->mn", torch.tensor(delta), torch.tensor(x)).numpy()


def weight_gradient_row(x, delta):
    return torch.einsum("kn,km->nm", torch.tensor(x), torch.tensor(delta)).numpy()

# %% wrong: 04/weight_gradients/x-missing (repeated)
def weight_gradient_column(delta, x):
    return np.repeat(delta.T, len(x), axis=1)

# %% wrong: 04/weight_gradients/other-count (rows)
def weight_gradient_row(x, delta):
    return x.T @ delta / x.shape[1]

# %% wrong: 04/weight_gradients/reshaped (columns, from the reversed product)
def weight_gradient_column(delta, x):
    return (x @ delta).reshape(delta.size, x.size)

# %% wrong: 04/weight_gradients/x-missing (rows: the sum of delta in each)
def weight_gradient_row(x, delta):
    return np.ones((x.shape[1], 1)) * delta.sum(axis=0)

# %% wrong: 04/weight_gradients/other-count (columns)
def weight_gradient_column(delta, x):
    return np.outer(delta, x) / len(x)

# %% wrong: 04/weight_gradients/delta-for-a-column
def weight_gradient_column(delta, x):
    return delta @ x.T

# %% wrong: 04/weight_gradients/first-number-only
def weight_gradient_column(delta, x):
    """Return dJ_dW (m, n) for z = W x."""
    return np.outer(delta[0], x[0])

def weight_gradient_row(x, delta):
    """Return dJ_dW (n, m) for z = x W, summed over the examples."""
    return sum(np.outer(x[a], delta[a]) for a in range(len(x)))
