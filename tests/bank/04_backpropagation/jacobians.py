# %% examples
# a matrix that is not symmetric; φ(x) = x², whose slope is easy
jacobian_column(np.array([[1.0, 2.0], [3.0, 4.0]]))
jacobian_row(np.array([[1.0, 2.0], [3.0, 4.0]]))
jacobian_elementwise(np.array([1.0, 3.0]), lambda x: 2 * x)
W1, W2 = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [1.0, 2.0]]); jacobian_chain(np.array([1.0, 2.0]), W1, W2, lambda x: 2 * x)

W = np.array([[1.0, 2.0], [3.0, 4.0]])
jacobian_column(W); W
jacobian_row(W); W

x = np.array([1.0, 3.0]); jacobian_elementwise(x, lambda x: 2 * x); x
W1, W2 = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [1.0, 2.0]]); jacobian_chain(np.array([1.0, 2.0]), W1, W2, lambda x: 2 * x); W1
jacobian_elementwise(np.array([1.0, 3.0]), lambda x: 2 * x + 1)
W1, W2 = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [2.0, 1.0]]); jacobian_chain(np.array([1.0, 2.0]), W1, W2, lambda x: 2 * x)
jacobian_row(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
jacobian_elementwise(np.array([0.0, 2.0]), lambda x: 2 * x + 3)

# %% right: nested lists
def jacobian_column(W):
    return [[float(w) for w in row] for row in W]

def jacobian_row(W):
    return [list(map(float, column)) for column in zip(*W)]

def jacobian_elementwise(x, phi_prime):
    p = phi_prime(x)
    return [[float(p[i]) if i == j else 0.0 for j in range(len(x))] for i in range(len(x))]

def jacobian_chain(x, W1, W2, phi_prime):
    p = phi_prime(W1 @ x)
    (q, h), d = W2.shape, len(x)
    return [[sum(W2[k, j] * p[j] * W1[j, i] for j in range(h)) for i in range(d)] for k in range(q)]

# %% right: einsum, slopes one at a time
def jacobian_column(W):
    return np.einsum("ij->ij", W)

def jacobian_row(W):
    return np.einsum("ij->ji", W)

def jacobian_elementwise(x, phi_prime):
    J = np.zeros((len(x), len(x)))
    for i, v in enumerate(x):
        J[i, i] = phi_prime(v)
    return J

def jacobian_chain(x, W1, W2, phi_prime):
    return np.einsum("kj,j,ji->ki", W2, phi_prime(W1 @ x), W1)

# %% right: broadcasting instead of a diagonal matrix
def jacobian_column(W):
    return W.copy()

def jacobian_row(W):
    return np.transpose(W)

def jacobian_elementwise(x, phi_prime):
    return np.eye(x.size) * phi_prime(x)

def jacobian_chain(x, W1, W2, phi_prime):
    return (W2 * phi_prime(W1 @ x)) @ W1

# %% right: each column by probing with a basis vector
def jacobian_column(W):
    return np.stack([W @ e for e in np.eye(W.shape[1])], axis=1)
def jacobian_row(W):
    return np.stack([e @ W for e in np.eye(W.shape[0])]).T
def jacobian_elementwise(x, phi_prime):
    return np.eye(x.size) * phi_prime(x)
def jacobian_chain(x, W1, W2, phi_prime):
    return (W2 * phi_prime(W1 @ x)) @ W1

# %% right: column by column, from the images of the unit vectors
def linear(f, n):
    return np.column_stack([f(e) for e in np.eye(n)])

def jacobian_column(W):
    return linear(lambda e: W @ e, W.shape[1])

def jacobian_row(W):
    return linear(lambda e: e @ W, W.shape[0])

def jacobian_elementwise(x, phi_prime):
    return linear(lambda e: phi_prime(x) * e, len(x))

def jacobian_chain(x, W1, W2, phi_prime):
    slope = phi_prime(W1 @ x)
    return linear(lambda e: W2 @ (slope * (W1 @ e)), len(x))

# %% right: the chain from the other three
def jacobian_column(W):
    return 1.0 * W

def jacobian_row(W):
    return jacobian_column(W).swapaxes(0, 1)

def jacobian_elementwise(x, phi_prime):
    return np.diagflat(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    factors = [jacobian_column(W2), jacobian_elementwise(W1 @ x, phi_prime), jacobian_column(W1)]
    return np.linalg.multi_dot(factors)

# %% wrong: 04/jacobians/activation-skipped
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ W1

# %% wrong: 04/jacobians/library (jacrev)
import torch
from torch.func import jacrev

def jacobian_column(W):
    return jacrev(lambda x: torch.tensor(W) @ x)(torch.zeros(W.shape[1], dtype=torch.float64))

def jacobian_row(W):
    return jacrev(lambda x: x @ torch.tensor(W))(torch.zeros(W.shape[0], dtype=torch.float64))

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/chain-transposed
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W1.T @ np.diag(phi_prime(W1 @ x)) @ W2.T

# %% wrong: 04/jacobians/chain-without-phi-prime
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(W1 @ x) @ W1

# %% wrong: 04/jacobians/columns-scaled (diagonal last)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    D = np.diag(phi_prime(W1 @ x))
    return W2 @ W1 @ D

# %% wrong: 04/jacobians/columns-scaled
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ (W1 * phi_prime(W1 @ x))

# %% wrong: 04/jacobians/diagonal-left-out (slopes as column)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return phi_prime(x).reshape(-1, 1)

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/diagonal-left-out (slopes as vector)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return phi_prime(x)

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/factor-missing (last factor missing)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x))

# %% wrong: 04/jacobians/fixed-slope (own slope)
def jacobian_column(W):
    return W.copy()


def jacobian_row(W):
    return W.T.copy()


def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1


def jacobian_elementwise(x, phi_prime): return np.diag(1 - np.tanh(x) ** 2)

# %% wrong: 04/jacobians/identity
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.eye(len(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/input-changed (changes W)
def jacobian_column(W):
    return W

def jacobian_row(W):
    W *= 2
    return W.T / 2

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/inverse
def jacobian_column(W):
    return np.linalg.pinv(W)

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/no-return (nothing for the chain)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    W2 @ W1

# %% wrong: 04/jacobians/off-diagonal (outer)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.outer(phi_prime(x), phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/off-diagonal (full matrix)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.ones((len(x), len(x))) * phi_prime(x)

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/phi-prime-not-used
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(x)

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/reshaped
def jacobian_column(W):
    return W.copy()


def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))


def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1


def jacobian_row(W): return W.reshape(W.shape[1], W.shape[0])

# %% wrong: 04/jacobians/reversed-order (reversed)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W1 @ np.diag(phi_prime(W1 @ x)) @ W2

# %% wrong: 04/jacobians/row-transposed (row not transposed)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/row-transposed (square not transposed)
def jacobian_column(W):
    return W.copy()


def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))


def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1


def jacobian_row(W): return W if W.shape[0] == W.shape[1] else W.T

# %% wrong: 04/jacobians/slope-at-x
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(x)) @ W1

# %% wrong: 04/jacobians/slope-at-x (slope at x on the right)
def jacobian_column(W):
    return W.copy()


def jacobian_row(W):
    return W.T.copy()


def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))


def jacobian_chain(x, W1, W2, phi_prime): return W2 @ W1 @ np.diag(phi_prime(x))

# %% wrong: 04/jacobians/slope-of-weights
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ phi_prime(W1)

# %% wrong: 04/jacobians/slope-of-zeros (slope of diagonal)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return phi_prime(np.diag(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/slopes-on-outputs (diagonal first)
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    D = np.diag(phi_prime(W1 @ x))
    return D @ W2 @ W1

# %% wrong: 04/jacobians/times-x
def jacobian_column(W):
    return W.copy()


def jacobian_row(W):
    return W.T.copy()


def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1


def jacobian_elementwise(x, phi_prime): return np.diag(phi_prime(x) * x)

# %% wrong: 04/jacobians/transposed (column transposed)
def jacobian_column(W):
    return W.T

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% wrong: 04/jacobians/vector-between-matrices (vector between)
def jacobian_column(W):
    return W.copy()


def jacobian_row(W):
    return W.T.copy()


def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))


def jacobian_chain(x, W1, W2, phi_prime): return W2 @ phi_prime(W1 @ x) @ W1

# %% wrong: 04/jacobians/slope-twice
def jacobian_chain(x, W1, W2, phi_prime):
    slopes = phi_prime(W1 @ x)
    return W2 @ jacobian_elementwise(slopes, phi_prime) @ W1

# %% wrong: 04/jacobians/no-return (np.fill_diagonal)
def jacobian_elementwise(x, phi_prime):
    return np.fill_diagonal(np.zeros((len(x), len(x))), phi_prime(x))

# %% wrong: 04/jacobians/slope-at-output
def jacobian_chain(x, W1, W2, phi_prime):
    return np.diag(phi_prime(W2 @ W1 @ x)) @ W2 @ W1

# %% wrong: 04/jacobians/left-zero (integers)
def jacobian_chain(x, W1, W2, phi_prime):
    D = np.eye(len(W1), dtype=int)
    np.fill_diagonal(D, phi_prime(W1 @ x))
    return W2 @ D @ W1

# %% wrong: 04/jacobians/left-zero
def jacobian_elementwise(x, phi_prime):
    J = np.zeros((len(x), len(x)))
    for i, slope in enumerate(phi_prime(x)):
        J[i][i] == slope
    return J

# %% wrong: 04/jacobians/slope-of-weights (times x, on the diagonal)
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1) @ x) @ W1

# %% wrong: 04/jacobians/times-vector
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ (phi_prime(W1 @ x) * (W1 @ x))

# %% wrong: 04/jacobians/slope-at-hidden
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(np.tanh(W1 @ x))) @ W1

# %% wrong: 04/jacobians/slope-at-output (between the matrices)
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W2 @ W1 @ x)) @ W1

# %% wrong: 04/jacobians/diag-of-column (x as a column)
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x.reshape(-1, 1))) @ W1

# %% wrong: 04/jacobians/diag-of-column (elementwise)
def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x.reshape(-1, 1)))

# %% wrong: 04/jacobians/times-vector (from the right)
def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ (phi_prime(W1 @ x) * W1.dot(x))

# %% wrong: 04/jacobians/slope-at-hidden (a loop)
def jacobian_chain(x, W1, W2, phi_prime):
    h = np.tanh(W1 @ x)
    return sum(np.outer(W2[:, j], W1[j]) * phi_prime(h)[j] for j in range(len(h)))
