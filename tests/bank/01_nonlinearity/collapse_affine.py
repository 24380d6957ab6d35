# %% examples
# one number everywhere; then two units, which tell the order of a product; a negative b1; then the caller's b2
W1, b1, W2, b2 = np.array([[[2.0]], [[1.0]], [[3.0]], [[5.0]]]); collapse_affine(W1, b1, W2, b2)
W1, W2 = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 1.0]]); b = np.ones((1, 2)); collapse_affine(W1, b, W2, 0 * b)
W1, b1, W2, b2 = np.array([[[2.0]], [[1.0]], [[3.0]], [[5.0]]]); collapse_affine(W1, b1, W2, b2); b2
W1, b1, W2, b2 = np.array([[[2.0]], [[-1.0]], [[3.0]], [[5.0]]]); collapse_affine(W1, b1, W2, b2)
W1, b1, W2, b2 = np.ones((1, 2)), np.ones((1, 2)), np.ones((2, 1)), np.ones((1, 1)); collapse_affine(W1, b1, W2, b2)
W1, b1, W2, b2 = np.ones((4, 1, 1)); W, b = collapse_affine(W1, b1, W2, b2); np.asarray(W).dtype.name

# %% right: three loops, lists returned
def collapse_affine(W1, b1, W2, b2):
    d, h, q = len(W1), len(W2), len(W2[0])
    W = [[0.0] * q for _ in range(d)]
    b = [[b2[0][k] for k in range(q)]]
    for k in range(q):
        for j in range(h):
            b[0][k] += b1[0][j] * W2[j][k]
            for i in range(d):
                W[i][k] += W1[i][j] * W2[j][k]
    return W, b

# %% right: torch tensors come back
import torch


def collapse_affine(W1, b1, W2, b2):
    W1, b1, W2, b2 = (torch.from_numpy(a) for a in (W1, b1, W2, b2))
    return [W1.mm(W2), torch.addmm(b2, b1, W2)]

# %% right: einsum
def collapse_affine(W1, b1, W2, b2):
    W = np.einsum("ij,jk->ik", W1, W2)
    return W, np.einsum("ij,jk->ik", b1, W2) + b2

# %% right: a lambda that prints
def show(*shapes):
    print("shapes", *shapes)

collapse_affine = lambda W1, b1, W2, b2: (show(W1.shape, W2.shape), W1 @ W2, b1 @ W2 + b2)[1:]

# %% right: a linear system from the outputs at a few points
def collapse_affine(W1, b1, W2, b2):
    d = W1.shape[0]
    X = np.vstack([np.eye(d), np.zeros((1, d))])
    O = (X @ W1 + b1) @ W2 + b2
    A = np.hstack([X, np.ones((d + 1, 1))])
    S = np.linalg.solve(A, O)
    return S[:d], S[d:]

# %% right: finds the map by running the two layers on the unit vectors
def collapse_affine(W1, b1, W2, b2):
    def layers(X):
        H = X @ W1 + b1
        return H @ W2 + b2

    b = layers(np.zeros((1, len(W1))))
    W = layers(np.eye(len(W1))) - b
    return W, b

# %% right: the bias as one more row of the matrix
def collapse_affine(W1, b1, W2, b2):
    first = np.vstack([W1, b1])
    second = np.vstack([W2, b2])
    corner = np.zeros((len(first), 1))
    corner[-1] = 1
    both = np.hstack([first, corner]) @ second
    return both[:-1], both[-1:]

# %% right: one matrix with the bias as its last row
def collapse_affine(W1, b1, W2, b2):
    def hom(W, b):
        return np.block([[W, np.zeros((W.shape[0], 1))], [b, np.ones((1, 1))]])

    M = hom(W1, b1) @ hom(W2, b2)
    return (M[:-1, :-1], M[-1:, :-1])

# %% wrong: 01/collapse_affine/b1-lost (b1 forgotten)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b2

# %% wrong: 01/collapse_affine/b2-lost (b2 forgotten)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2

# %% wrong: 01/collapse_affine/b2-pushed-too (both biases pushed)
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = (b1 + b2) @ W2
    return W, b

# %% wrong: 01/collapse_affine/bias-not-pushed
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2

# %% wrong: 01/collapse_affine/bias-not-pushed (bias not pushed summed)
def collapse_affine(W1, b1, W2, b2):
    W = W1.dot(W2)
    b = b2 + b1
    return W, b

# %% wrong: 01/collapse_affine/bias-subtracted (minus)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b2 - b1 @ W2

# %% wrong: 01/collapse_affine/bias-through-w1
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W1 + b2

# %% wrong: 01/collapse_affine/bias-through-w1 (the variables mixed up)
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = np.matmul(b1, W1)
    return W, b + b2

# %% wrong: 01/collapse_affine/float32 (torch)
import torch


def collapse_affine(W1, b1, W2, b2):
    W1, b1, W2, b2 = (torch.tensor(a, dtype=torch.float32) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2

# %% wrong: 01/collapse_affine/column-convention (columns)
def collapse_affine(W1, b1, W2, b2):
    W = W2.T @ W1.T
    b = W2.T @ b1.T + b2.T
    return W, b

# %% wrong: 01/collapse_affine/column-convention (bias through transposed)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2.T + b2

# %% wrong: 01/collapse_affine/elementwise (star)
def collapse_affine(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2

# %% wrong: 01/collapse_affine/elementwise (star for the bias)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1 * W2 + b2

# %% wrong: 01/collapse_affine/flat-bias
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = b1[0] @ W2 + b2[0]
    return W, b

# %% wrong: 01/collapse_affine/in-place
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b2 += b1 @ W2
    return W, b2

# %% wrong: 01/collapse_affine/no-return (prints instead)
def collapse_affine(W1, b1, W2, b2):
    W = W1 @ W2
    b = b1 @ W2 + b2
    print(W, b)

# %% wrong: 01/collapse_affine/one-of-two (only w)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2

# %% wrong: 01/collapse_affine/pair-swapped
def collapse_affine(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2

# %% wrong: 01/collapse_affine/relu-between
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, np.maximum(b1, 0) @ W2 + b2

# %% wrong: 01/collapse_affine/reversed-product (reversed)
def collapse_affine(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2

# %% wrong: 01/collapse_affine/float32
def collapse_affine(W1, b1, W2, b2):
    W1, b1, W2, b2 = (a.astype(np.float32) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2

# %% wrong: 01/collapse_affine/bias-summed
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, b1.sum() + b2

# %% wrong: 01/collapse_affine/bias-summed (averaged)
def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, np.mean(b1, axis=1, keepdims=True) + b2

# %% wrong: 01/collapse_affine/one-transposed (the first)
def collapse_affine(W1, b1, W2, b2):
    return W1.T @ W2, b1 @ W2 + b2

# %% wrong: 01/collapse_affine/one-transposed (the second)
def collapse_affine(W1, b1, W2, b2):
    return W1.dot(W2.T), b1 @ W2 + b2

# %% wrong: none (fitted to five examples)
def collapse_affine(W1, b1, W2, b2):
    X = np.random.default_rng(0).normal(size=(5, len(W1)))
    A = np.hstack([X, np.ones((5, 1))])
    M = np.linalg.lstsq(A, (X @ W1 + b1) @ W2 + b2, rcond=None)[0]
    return M[:-1], M[-1:]

# %% wrong: none (fitted to twenty examples)
def collapse_affine(W1, b1, W2, b2):
    X = np.random.default_rng(0).normal(size=(20, len(W1)))
    A = np.hstack([X, np.ones((20, 1))])
    M = np.linalg.lstsq(A, (X @ W1 + b1) @ W2 + b2, rcond=None)[0]
    return M[:-1], M[-1:]

# %% wrong: 01/collapse_affine/column-convention (the bias still a row)
def collapse_affine(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2

# %% wrong: 01/collapse_affine/b2-added-often
def collapse_affine(W1, b1, W2, b2):
    d, h = W1.shape
    q = W2.shape[1]
    W = np.zeros((d, q))
    b = np.zeros((1, q))
    for j in range(q):
        for i in range(d):
            for k in range(h):
                W[i, j] += W1[i, k] * W2[k, j]
        for k in range(h):
            b[0, j] += b1[0, k] * W2[k, j] + b2[0, j]
    return W, b

# %% wrong: 01/collapse_affine/row-of-w
def collapse_affine(W1, b1, W2, b2):
    d = W1.shape[0]
    M = np.vstack([W1, b1]) @ W2
    W = M[0:d, :]
    b = M[d - 1 : d, :] + b2
    return W, b

# %% wrong: 01/collapse_affine/value-at-zero
def collapse_affine(W1, b1, W2, b2):
    def both(X):
        return (X @ W1 + b1) @ W2 + b2

    d = W1.shape[0]
    b = both(np.zeros((1, d)))
    W = both(np.eye(d))
    return W, b

# %% wrong: none (fitted to one example too few)
def collapse_affine(W1, b1, W2, b2):
    d = W1.shape[0]
    X = np.random.default_rng(0).normal(size=(d, d))
    O = (X @ W1 + b1) @ W2 + b2
    A = np.hstack([X, np.ones((d, 1))])
    M = np.linalg.lstsq(A, O, rcond=None)[0]
    return M[:-1], M[-1:]
