# %% examples
# one example and two logits; then two examples, huge logits, what was given, digits
softmax_cross_entropy(np.array([[0.0, 0.0]]), np.array([1]))
softmax_cross_entropy(np.array([[1.0, 0.0]]), np.array([0]))
softmax_cross_entropy(np.array([[0.0, 0.0], [2.0, 0.0]]), np.array([1, 0]))
softmax_cross_entropy(np.array([[1000.0, 1000.0]]), np.array([1]))
softmax_cross_entropy(np.array([[1000.0, 1001.0]]), np.array([1]))
softmax_cross_entropy(np.array([[-1000.0, 0.0]]), np.array([0]))
softmax_cross_entropy(np.array([[1000.0, 1000.0], [-1000.0, -1000.0]]), np.array([1, 1]))
Z = np.array([[1.0, 2.0]]); softmax_cross_entropy(Z, np.array([1])); Z
y = np.array([1]); softmax_cross_entropy(np.array([[1.0, 2.0]]), y); y
dZ = softmax_cross_entropy(np.array([[0.0, 0.0]]), np.array([1]))[1]; abs(dZ - [0.5, -0.5]).max() < 1e-13
np.asarray(softmax_cross_entropy(np.array([[0.0, 0.0]]), np.array([1]))[1]).dtype
softmax_cross_entropy(np.array([[2000.0, 0.0]]), np.array([0]))
softmax_cross_entropy(np.array([[-1000.0, -1000.0]]), np.array([0]))

# %% right: row by row
import math

def softmax_cross_entropy(Z, y):
    n = len(y)
    total, grad = 0.0, []
    for row, label in zip(Z, y):
        m = max(row)
        e = [math.exp(v - m) for v in row]
        s = sum(e)
        total += math.log(s) + m - row[label]
        grad.append([(v / s - (j == label)) / n for j, v in enumerate(e)])
    return [total / n, grad]

# %% right: a helper that returns log-probabilities
def log_softmax(Z):
    Z = Z - np.max(Z, 1)[:, np.newaxis]
    return Z - np.log(np.sum(np.exp(Z), 1))[:, np.newaxis]

def softmax_cross_entropy(Z, y):
    lp = log_softmax(Z)
    picked = np.take_along_axis(lp, y[:, None], axis=1)
    onehot = np.zeros_like(Z)
    np.put_along_axis(onehot, y[:, None], 1, axis=1)
    return float(-picked.mean()), (np.exp(lp) - onehot) / Z.shape[0]

# %% right: one-hot rows and logaddexp
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    Y = np.eye(q)[y]
    lse = np.logaddexp.reduce(Z, axis=1)
    loss = (lse - (Z * Y).sum(axis=1)).sum() / n
    return loss, (np.exp(Z - lse[:, None]) - Y) / n

# %% right: probabilities from pairwise differences, sorted sums
def softmax_cross_entropy(Z, y):
    with np.errstate(over="ignore"):
        P = 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
    losses = []
    for z, k in zip(Z, y):
        d = np.sort(z - z[k])
        losses.append(d[-1] + np.log1p(np.exp(d[:-1] - d[-1]).sum()))
    dZ = np.array(
        [
            [P[i, j] - (1.0 if j == y[i] else 0.0) for j in range(Z.shape[1])]
            for i in range(Z.shape[0])
        ]
    )
    return np.mean(losses), dZ / Z.shape[0]

# %% right: np.logaddexp over the columns
def softmax_cross_entropy(Z, y):
    log_p = Z - np.logaddexp.reduce(Z, axis=1)[:, None]
    Y = np.eye(Z.shape[1])[y]
    loss = -np.sum(Y * log_p) / len(Z)
    return loss, (np.exp(log_p) - Y) / len(Z)

# %% right: complex steps, exact as the text says
def mean_loss(Z, y):
    shifted = Z - Z.real.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y])

def softmax_cross_entropy(Z, y):
    dZ = np.zeros(Z.shape)
    for i in np.ndindex(Z.shape):
        moved = Z.astype(complex)
        moved[i] += 1e-30j
        dZ[i] = mean_loss(moved, y).imag / 1e-30
    return mean_loss(Z, y), dZ

# %% right: the work done on the transpose
def softmax_cross_entropy(Z, y):
    Zt = Z.T
    shift = Zt.max(axis=0)
    E = np.exp(Zt - shift)
    norm = E.sum(axis=0)
    n = Zt.shape[1]
    loss = np.average(np.log(norm) + shift - Zt[y, range(n)])
    P = E / norm
    P[y, range(n)] -= 1
    return loss, P.T / n

# %% right: differences to the label's logit
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    zy = np.take_along_axis(Z, y[:, None], axis=1)
    D = Z - zy
    top = D.max(axis=1, keepdims=True)
    losses = top + np.log(np.sum(np.exp(D - top), axis=1, keepdims=True))
    P = np.exp(D - losses)
    return losses.mean(), (P - (np.arange(q) == y[:, None])) / n

# %% wrong: 04/softmax_cross_entropy/library (autograd)
import torch
import torch.nn.functional as F

def softmax_cross_entropy(Z, y):
    Z = torch.tensor(Z, requires_grad=True)
    loss = F.cross_entropy(Z, torch.tensor(y))
    loss.backward()
    return loss.item(), Z.grad.numpy()

# %% wrong: 04/softmax_cross_entropy/averaged-over-entries (over entries)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.sum(log_p[np.arange(n), y]) / Z.size
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/axis-lost
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1)
    log_p = S - np.log(np.exp(S).sum(axis=1))
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    return -np.mean(log_p[np.arange(n), y]), dZ / n

# %% wrong: 04/softmax_cross_entropy/by-probabilities
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    top = Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    logs = Z - top - log_sum
    P = np.exp(logs)
    Y = np.eye(q)[y]
    return -np.sum(Y * logs) / n, -Y / P / n

# %% wrong: 04/softmax_cross_entropy/classes-from-labels
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.eye(y.max() + 1)[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n

# %% wrong: 04/softmax_cross_entropy/clipped (clip)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(np.clip(P[np.arange(n), y], 1e-15, 1)))
    dZ = P
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/clipped
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y] + 1e-12))
    dZ = P
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/clipped (constant added)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = np.log(np.exp(S) / np.exp(S).sum(axis=1, keepdims=True) + 1e-12)
    loss = -lp[np.arange(n), y].mean()
    d = np.exp(lp)
    d[np.arange(n), y] -= 1
    return loss, d / n

# %% wrong: 04/softmax_cross_entropy/difference-quotient (float32)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -lp[np.arange(n), y].mean()
    d = np.exp(lp)
    d[np.arange(n), y] -= 1
    return loss, (d / n).astype(np.float32)

# %% wrong: 04/softmax_cross_entropy/difference-quotient
def loss_of(Z, y):
    A = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(A).sum(axis=1)) - A[np.arange(len(Z)), y])

def softmax_cross_entropy(Z, y):
    dZ = np.zeros_like(Z)
    for i in np.ndindex(Z.shape):
        e = np.zeros_like(Z)
        e[i] = 1e-5
        dZ[i] = (loss_of(Z + e, y) - loss_of(Z - e, y)) / 2e-5
    return loss_of(Z, y), dZ

# %% wrong: 04/softmax_cross_entropy/every-label-in-every-row (loss of columns)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(A)
    log_p = A - np.log(E.sum(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -log_p[:, y].mean()
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/every-label-in-every-row (all rows all labels)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -lp[np.arange(n), y].mean()
    d = np.exp(lp)
    d[:, y] -= 1
    return loss, d / n

# %% wrong: 04/softmax_cross_entropy/input-changed (changes Z)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z -= Z.max(axis=1, keepdims=True)
    A = Z
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/label-not-used (mean of all logs)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -lp.mean()
    d = np.exp(lp)
    d[np.arange(n), y] -= 1
    return loss, d / n

# %% wrong: 04/softmax_cross_entropy/labels-as-numbers (labels subtracted)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    log_p = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    P = np.exp(log_p)
    return loss, (P - y) / n

# %% wrong: 04/softmax_cross_entropy/labels-as-numbers (labels subtracted as column)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    log_p = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    P = np.exp(log_p)
    return loss, (P - y.reshape(-1, 1)) / n

# %% wrong: 04/softmax_cross_entropy/labels-from-1
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    top = Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    logs = Z - top - log_sum
    P = np.exp(logs)
    Y = np.eye(q)[y - 1]
    return -np.sum(Y * logs) / n, (P - Y) / n

# %% wrong: 04/softmax_cross_entropy/log-of-zero
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = np.log(np.exp(A) / np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/logits-clipped
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z = np.clip(Z, -300, 300)
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/logits-clipped (logits clipped 500)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z = np.clip(Z, -500, 500)
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/logits-clipped (logits clipped 709)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z = np.clip(Z, -709, 709)
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/logits-clipped (logits clipped above)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z = np.minimum(Z, 700)
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/logits-clipped (shifted then clipped)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    Z = np.clip(Z - Z.max(axis=1, keepdims=True), -700, 0)
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/loss-sign
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/loss-summed
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.sum(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/losses-not-averaged (losses kept)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(A)
    log_p = A - np.log(E.sum(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -log_p[np.arange(n), y]
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/n-missing
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/n-twice
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/no-logarithm (no log)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = 1 - np.mean(np.exp(log_p)[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/no-max-shift (no shift)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/no-max-shift (long double)
def softmax_cross_entropy(Z, y):
    Z = Z.astype(np.longdouble); n = len(y); P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True); Y = np.eye(Z.shape[1])[y]
    return float(-np.mean(np.log(P[np.arange(n), y]))), ((P - Y) / n).astype(float)

# %% wrong: 04/softmax_cross_entropy/one-from-every-entry (one from all)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(A)
    log_p = A - np.log(E.sum(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(log_p[np.arange(n), y])
    P -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/one-hot-added
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    top = Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    logs = Z - top - log_sum
    P = np.exp(logs)
    Y = np.eye(q)[y]
    return -np.sum(Y * logs) / n, (P + Y) / n

# %% wrong: 04/softmax_cross_entropy/one-shift-for-all (one shift)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max()
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/one-value-only (loss only)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss

# %% wrong: 04/softmax_cross_entropy/order-swapped
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return dZ, loss

# %% wrong: 04/softmax_cross_entropy/other-logarithm (log2)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -lp[np.arange(n), y].mean() / np.log(2)
    d = np.exp(lp)
    d[np.arange(n), y] -= 1
    return loss, d / n

# %% wrong: 04/softmax_cross_entropy/library (nn loss)
import torch

criterion = torch.nn.CrossEntropyLoss()

def softmax_cross_entropy(Z, y):
    loss = criterion(torch.tensor(Z), torch.tensor(y)).item()
    A = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    return loss, P / len(y)

# %% wrong: 04/softmax_cross_entropy/library (torch forward)
import torch
import torch.nn.functional as F

def softmax_cross_entropy(Z, y):
    logits = torch.from_numpy(Z)
    loss = F.cross_entropy(logits, torch.as_tensor(y)).item()
    P = torch.softmax(logits, dim=1).numpy().copy()
    P[range(len(y)), y] -= 1.0
    return loss, P / len(y)

# %% wrong: 04/softmax_cross_entropy/shift-by-column
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=0)
    E = np.exp(A)
    log_p = A - np.log(E.sum(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(log_p[np.arange(n), y])
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/shift-not-undone
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    top = Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    logs = Z - log_sum
    P = np.exp(logs - top)
    Y = np.eye(q)[y]
    return -np.sum(Y * logs) / n, (P - Y) / n

# %% wrong: 04/softmax_cross_entropy/shift-too-small (shift by mean)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.mean(axis=1, keepdims=True)
    E = np.exp(A)
    log_p = A - np.log(E.sum(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(log_p[np.arange(n), y])
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/sign
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = -dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/slope-too
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    p = np.exp(log_p)
    dZ = dZ * p * (1 - p) / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/target-missing
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=1, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/wrong-axis (axis)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z - Z.max(axis=0, keepdims=True)
    log_p = A - np.log(np.exp(A).sum(axis=0, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% wrong: 04/softmax_cross_entropy/divided-by-zero
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    P, Y = np.exp(logs), np.eye(q)[y]
    dP = -Y / P / n
    dZ = P * (dP - np.sum(dP * P, axis=1, keepdims=True))
    return -np.sum(Y * logs) / n, dZ

# %% wrong: 04/softmax_cross_entropy/divided-by-zero (a Jacobian for each row)
def softmax_cross_entropy(Z, y):
    dZ, loss = np.empty_like(Z), 0.0
    for i, (z, label) in enumerate(zip(Z, y)):
        s = z - z.max()
        p = np.exp(s) / np.exp(s).sum()
        loss += np.log(np.exp(s).sum()) - s[label]
        dp = np.zeros_like(p)
        dp[label] = -1 / p[label]
        dZ[i] = (np.diag(p) - np.outer(p, p)) @ dp / len(y)
    return loss / len(y), dZ

# %% wrong: 04/softmax_cross_entropy/labels-as-numbers (raises, y on the left)
def softmax_cross_entropy(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return -np.sum(y * logs) / len(y), (np.exp(logs) - y) / len(y)

# %% wrong: 04/softmax_cross_entropy/labels-as-numbers (compared with the logits)
def softmax_cross_entropy(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.equal(Z, y)
    return -np.sum(Y * logs) / len(y), (np.exp(logs) - Y) / len(y)

# %% wrong: 04/softmax_cross_entropy/log-of-negative
def softmax_cross_entropy(Z, y):
    n = len(Z)
    S = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    dZ = P
    dZ[np.arange(n), y] -= 1
    loss = -np.mean(np.log(P[np.arange(n), y]))
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/classes-from-labels (np.unique)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    S = Z - Z.max(axis=1, keepdims=True)
    logP = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.eye(len(np.unique(y)))[y]
    return -np.sum(Y * logP) / n, (np.exp(logP) - Y) / n

# %% wrong: 04/softmax_cross_entropy/labels-as-numbers (as factors)
def softmax_cross_entropy(Z, y):
    n = len(Z)
    S = Z - Z.max(axis=1, keepdims=True)
    logP = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    y = y.reshape(-1, 1)
    return -np.sum(y * logP) / n, (np.exp(logP) - y) / n

# %% wrong: 04/softmax_cross_entropy/other-logarithm (of the sum alone)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = np.mean(np.log2(total[:, 0]) - S[np.arange(n), y])
    dZ = E / total
    dZ[np.arange(n), y] -= 1
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/slope-alone
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - S[np.arange(n), y])
    P = E / total
    dZ = P * (1 - P)
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/divided-by-q
def softmax_cross_entropy(Z, y):
    n = len(y)
    q = Z.shape[1]
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - S[np.arange(n), y])
    dZ = E / total
    dZ[np.arange(n), y] -= 1
    return loss, dZ / q

# %% wrong: 04/softmax_cross_entropy/binary-loss
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    Y = np.eye(q)[y]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / n
    return loss, (P - Y) / n

# %% wrong: 04/softmax_cross_entropy/sigmoid
def softmax_cross_entropy(Z, y):
    n = len(y)
    P = 1 / (1 + np.exp(-Z))
    loss = -np.mean(np.log(P[np.arange(n), y]))
    dZ = P.copy()
    dZ[np.arange(n), y] -= 1
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/entropy (plus a tiny number)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.sum(E / total * np.log(E / total + 1e-300), axis=1))
    dZ = E / total
    dZ[np.arange(n), y] -= 1
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/rows-by-label
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - S[np.arange(n), y])
    dZ = E / total
    dZ[y] -= 1
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/one-sum-for-all
def softmax_cross_entropy(Z, y):
    n = Z.shape[0]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum()
    loss = -np.mean(np.log(P[np.arange(n), y]))
    P[np.arange(n), y] -= 1
    return loss, P / n

# %% wrong: 04/softmax_cross_entropy/largest-for-label
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    total = E.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - S[np.arange(n), S.argmax(axis=1)])
    dZ = E / total
    dZ[np.arange(n), y] -= 1
    return loss, dZ / n

# %% wrong: 04/softmax_cross_entropy/entropy (summed over all entries)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    log_p = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    P = np.exp(log_p)
    return -(P * log_p).sum() / n, (P - np.eye(Z.shape[1])[y]) / n

# %% wrong: 04/softmax_cross_entropy/one-sum-for-all (the gradient alone)
def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(S)
    loss = np.mean(np.log(E.sum(axis=1)) - S[np.arange(n), y])
    return loss, (E / E.sum() - np.eye(Z.shape[1])[y]) / n

# %% wrong: 04/softmax_cross_entropy/divided-by-q (np.mean along the classes)
def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return -L[np.arange(n), y].sum() / q, (np.exp(L) - np.eye(q)[y]) / n

# %% wrong: 04/softmax_cross_entropy/large-alone-shifted
def softmax_cross_entropy(Z, y):
    """Return the mean cross-entropy of the logits, and its gradient with respect to them."""
    n = len(y)
    if Z.max() > 700:
        Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    total = e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total[:, 0]) - Z[range(n), y])
    dZ = e / total
    dZ[range(n), y] -= 1
    return loss, dZ / n
