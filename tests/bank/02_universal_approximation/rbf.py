# %% examples
# one bump that counts, at its center and 1 away; 1/2 away; fits of one bump, of one that is 0
x, centers = np.array([0.0, 1.0]), np.array([0.0, 2.0]); rbf_predict(x, centers, 3.0, np.array([2.0, 0.0]))
rbf_predict(np.array([0.5]), np.array([0.0]), 3.0, np.array([2.0]))
rbf_predict(np.array([1.0]), np.array([1.0]), 3.0, np.array([2.0]))
rbf_fit(np.array([0.0, 1.0]), np.array([2.0, 0.0]), np.array([0.0]), 3.0)
x, far = np.array([0.0, 1.0]), np.array([0.0, 40.0]); rbf_fit(x, x, far, 3.0)[:1]
rbf_fit(np.array([0.0, 1.0]), np.array([1.0, 0.0]), np.array([0.0, 1.0]), 1.0)
x, close = np.array([0.0, 1.0]), np.array([0.0, 0.002]); weights = rbf_fit(x, x, close, 1.0); np.round(rbf_predict(x, close, 1.0, weights), 6)

# %% right: the singular value decomposition by hand
def phi(x, centers, gamma):
    return np.exp(-gamma * (x.reshape(-1, 1) - centers.reshape(1, -1)) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return (phi(x, centers, gamma) * weights).sum(axis=1)

def rbf_fit(x, y, centers, gamma):
    U, s, Vt = np.linalg.svd(phi(x, centers, gamma), full_matrices=False)
    keep = s > 1e-12 * s[0]
    return Vt[keep].T @ ((U[:, keep].T @ y) / s[keep])

# %% right: loops and a list
import math

def rbf_predict(x, centers, gamma, weights):
    out = []
    for xi in x:
        out.append(sum(wj * math.exp(-gamma * (xi - cj) ** 2) for cj, wj in zip(centers, weights)))
    return out

def rbf_fit(x, y, centers, gamma):
    columns = [rbf_predict(x, centers, gamma, row) for row in np.eye(len(centers))]
    solution, residuals, rank, sv = np.linalg.lstsq(np.array(columns).T, y, rcond=None)
    return list(solution)

# %% right: torch in float64
import torch

def bumps(x, centers, gamma):
    x, centers = torch.tensor(x), torch.tensor(centers)
    return torch.exp(-gamma * (x.unsqueeze(1) - centers).square())

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ torch.tensor(np.asarray(weights))

def rbf_fit(x, y, centers, gamma):
    return torch.linalg.pinv(bumps(x, centers, gamma)) @ torch.tensor(y)

# %% right: subtract.outer and pinv
def rbf_predict(x, centers, gamma, weights):
    return np.dot(np.exp(-gamma * np.subtract.outer(x, centers) ** 2), weights)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.pinv(np.exp(-gamma * np.subtract.outer(x, centers) ** 2)) @ y

# %% right: a QR factorisation that leaves out what is dependent
import scipy.linalg


def rbf_predict(x, centers, gamma, weights):
    return sum(a * np.exp(-gamma * (x - c) ** 2) for a, c in zip(weights, centers))


def rbf_fit(x, y, centers, gamma):
    H = np.exp(-gamma * (x[:, None] - centers) ** 2)
    Q, R, p = scipy.linalg.qr(H, mode="economic", pivoting=True)
    d = np.abs(np.diag(R))
    r = int((d > d[0] * 1e-14).sum())
    w = np.zeros(len(centers))
    w[p[:r]] = scipy.linalg.solve_triangular(R[:r, :r], Q[:, :r].T @ y)
    return w

# %% right: gives the bump that is 0 everywhere a huge weight
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    w = np.linalg.lstsq(P, y, rcond=None)[0]
    w[P.max(0) == 0] = 1e6
    return w

# %% wrong: 02/rbf/bias
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.column_stack([bumps(x, centers, gamma), np.ones(len(x))])
    return np.linalg.lstsq(P, y, rcond=None)[0][:-1]

# %% wrong: 02/rbf/bias (bias too)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.hstack([bumps(x, centers, gamma), np.ones((len(x), 1))])
    return np.linalg.lstsq(P, y, rcond=None)[0]

# %% wrong: 02/rbf/bump-missing (last bump missing)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return sum(
        weights[j] * np.exp(-gamma * (x - centers[j]) ** 2) for j in range(len(centers) - 1)
    )


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/column
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights.reshape(-1, 1)


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-gamma * (x[:, None] - centers) ** 2), y, rcond=None)[0]

# %% wrong: 02/rbf/column (column of weights)
def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-gamma * (x[:, None] - centers) ** 2), y[:, None], rcond=None)[0]

# %% wrong: 02/rbf/correlations (projection)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return bumps(x, centers, gamma).T @ y

# %% wrong: 02/rbf/density
def bumps(x, centers, gamma):
    return np.sqrt(gamma / np.pi) * np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/divided-by-gamma (divided)
def phi(x, centers, gamma):
    return np.exp(-((x[:, None] - centers) ** 2) / gamma)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.pinv(phi(x, centers, gamma)) @ y

def rbf_predict(x, centers, gamma, weights):
    return phi(x, centers, gamma) @ weights

# %% wrong: 02/rbf/doubled (two gamma)
def bumps(x, centers, gamma):
    return np.exp(-2 * gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/fitted-values
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    weights = np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]
    return bumps(x, centers, gamma) @ weights

# %% wrong: 02/rbf/gamma-for-sigma (sigma)
def features(x, centers, gamma):
    return np.exp(-((x[:, None] - centers[None, :]) ** 2) / (2 * gamma**2))

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(features(x, centers, gamma), y, rcond=None)[0]

def rbf_predict(x, centers, gamma, weights):
    return features(x, centers, gamma) @ weights

# %% wrong: 02/rbf/gamma-for-sigma (sigma in fit only)
def rbf_fit(x, y, centers, gamma):
    Phi = np.exp(-((x[:, None] - centers) ** 2) / gamma**2)
    return np.linalg.lstsq(Phi, y, rcond=None)[0]

# %% wrong: 02/rbf/gamma-squared (gamma inside)
def bumps(x, centers, gamma):
    r = gamma * (x[:, None] - centers)
    return np.exp(-(r**2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/halved (half)
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-0.5 * gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-0.5 * gamma * (x[:, None] - centers) ** 2), y, rcond=None)[0]

# %% wrong: 02/rbf/lstsq-tuple (whole lstsq)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)

# %% wrong: 02/rbf/no-axis
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/no-gamma (gamma unused)
def bumps(x, centers):
    return np.exp(-((x[:, None] - centers) ** 2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers), y, rcond=None)[0]

# %% wrong: 02/rbf/no-minus
def bumps(x, centers, gamma):
    return np.exp(gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/no-minus (minus squared)
def bumps(x, centers, gamma):
    return np.exp((-gamma * (x[:, None] - centers)) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/no-return
def rbf_predict(x, centers, gamma, weights):
    features = np.exp(-gamma * (x[:, None] - centers) ** 2)
    values = features @ weights

def rbf_fit(x, y, centers, gamma):
    features = np.exp(-gamma * (x[:, None] - centers) ** 2)
    weights = np.linalg.lstsq(features, y, rcond=None)[0]

# %% wrong: 02/rbf/normal-equations
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = bumps(x, centers, gamma)
    return np.linalg.inv(P.T @ P) @ P.T @ y

# %% wrong: 02/rbf/normalised
def bumps(x, centers, gamma):
    B = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return B / B.sum(axis=1, keepdims=True)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/not-squared (laplace)
def bumps(x, centers, gamma):
    return np.exp(-gamma * np.abs(x[:, None] - centers))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/not-squared (signed, in both functions)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/not-squared (signed, in the prediction)
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers)) @ weights

# %% wrong: 02/rbf/not-squared (signed the other way)
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (centers - x[:, None])) @ weights

# %% wrong: 02/rbf/center-squared
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers**2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/center-squared (in the prediction)
def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers**2)) @ weights

# %% wrong: 02/rbf/gamma-in-front
def bumps(x, centers, gamma):
    return gamma * np.exp(-((x[:, None] - centers) ** 2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/averaged
def rbf_predict(x, centers, gamma, weights):
    return np.mean(weights * np.exp(-gamma * (x[:, None] - centers) ** 2), axis=1)

# %% wrong: 02/rbf/averaged (a mean in both functions)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) / len(centers)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/singular-values-cut (pseudo-inverse)
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.pinv(P, rcond=1e-2) @ y

# %% wrong: 02/rbf/not-summed
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) * weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/plus-center
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] + centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/ridge
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    Phi = bumps(x, centers, gamma)
    # keep the matrix invertible
    return np.linalg.solve(Phi.T @ Phi + 1e-3 * np.eye(len(centers)), Phi.T @ y)

# %% wrong: 02/rbf/ridge (ridge third)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = bumps(x, centers, gamma)
    return np.linalg.solve(P.T @ P + np.eye(len(centers)) / 3, P.T @ y)

# %% wrong: 02/rbf/ridge (ridge tiny 8)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    Phi = bumps(x, centers, gamma)
    # keep the matrix invertible
    return np.linalg.solve(Phi.T @ Phi + 1e-8 * np.eye(len(centers)), Phi.T @ y)

# %% wrong: 02/rbf/ridge (ridge tiny 10)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    Phi = bumps(x, centers, gamma)
    # keep the matrix invertible
    return np.linalg.solve(Phi.T @ Phi + 1e-10 * np.eye(len(centers)), Phi.T @ y)

# %% wrong: 02/rbf/ridge (ridge tiny 12)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = bumps(x, centers, gamma)
    return np.linalg.inv(P.T @ P + 1e-12 * np.eye(len(centers))) @ P.T @ y

# %% wrong: 02/rbf/some-points (first points)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    m = len(centers)
    return np.linalg.solve(bumps(x[:m], centers, gamma), y[:m])

# %% wrong: 02/rbf/some-points (spread points)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    rows = np.linspace(0, len(x) - 1, len(centers)).astype(int)
    return np.linalg.solve(bumps(x[rows], centers, gamma), y[rows])

# %% wrong: 02/rbf/square-only (solve)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.solve(bumps(x, centers, gamma), y)

# %% wrong: 02/rbf/summed-over-points (axis 0)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return (bumps(x, centers, gamma) * weights).sum(axis=0)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/summed-over-points (axis by shape)
def rbf_predict(x, centers, gamma, weights):
    return np.sum(weights * np.exp(-gamma * (x[:, None] - centers) ** 2), axis=0 if len(x) == len(centers) else 1)

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=None)[0]

# %% wrong: 02/rbf/transposed
def bumps(x, centers, gamma):
    return np.exp(-gamma * (centers[:, None] - x) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/transposed (transpose left out)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = bumps(x, centers, gamma)
    return np.linalg.inv(P.T @ P) @ P @ y

# %% wrong: 02/rbf/transposed (transposed fit only)
def rbf_fit(x, y, centers, gamma):
    Phi = np.exp(-gamma * (centers[:, None] - x) ** 2)
    return np.linalg.lstsq(Phi, y, rcond=None)[0]

# %% wrong: 02/rbf/transposed (weights on the left)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return weights @ bumps(x, centers, gamma)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/weights-forgotten (features only)
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: 02/rbf/weights-forgotten
def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma).sum(axis=1)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]

# %% wrong: none (squeezed)
def rbf_predict(x, centers, gamma, weights):
    return np.squeeze(np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights)

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=None)[0]

# %% wrong: none (rows sorted)
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    P = P[np.argsort(x)]
    return np.linalg.lstsq(P, y, rcond=None)[0]

# %% wrong: none (centers sorted)
def rbf_predict(x, centers, gamma, weights):
    centers -= 0.0
    centers.sort()
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=None)[0]

# %% wrong: 02/rbf/singular-values-cut (rcond)
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=1e-3)[0]

# %% wrong: none (close centers merged)
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    keep = [0]
    for j in range(1, len(centers)):
        if min(abs(centers[j] - centers[i]) for i in keep) > 1e-2: keep.append(j)
    w = np.zeros(len(centers))
    w[keep] = np.linalg.lstsq(P[:, keep], y, rcond=None)[0]
    return w

# %% wrong: none (repeated points dropped)
def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    u, i = np.unique(x, return_index=True)
    return np.linalg.lstsq(P[i], y[i], rcond=None)[0]

# %% wrong: 02/rbf/one-by-one
def rbf_fit(x, y, centers, gamma):
    bumps = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return bumps.T @ y / np.sum(bumps**2, axis=0)

# %% wrong: 02/rbf/some-points (those next to the centers)
def rbf_fit(x, y, centers, gamma):
    near = [np.argmin(np.abs(x - c)) for c in centers]
    return np.linalg.solve(np.exp(-gamma * (x[near][:, None] - centers) ** 2), y[near])

# %% wrong: 02/rbf/no-minus (in both functions)
def rbf_predict(x, centers, gamma, weights):
    return np.exp(gamma * (x[:, None] - centers) ** 2) @ weights


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(gamma * (x[:, None] - centers) ** 2), y, rcond=None)[0]

# %% wrong: 02/rbf/some-points (as if the nearest points were the centers)
def rbf_fit(x, y, centers, gamma):
    nearest = np.abs(x[:, None] - centers).argmin(axis=0)
    bumps = np.exp(-gamma * (centers[:, None] - centers) ** 2)
    return np.linalg.lstsq(bumps, y[nearest], rcond=None)[0]

# %% wrong: none (bumps in float32)
def rbf_predict(x, centers, gamma, weights):
    bumps = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return bumps.astype(np.float32) @ weights

# %% wrong: 02/rbf/normal-equations (solved as a least-squares problem)
def rbf_predict(x, centers, gamma, weights):
    return sum(w * np.exp(-gamma * (x - c) ** 2) for w, c in zip(weights, centers))

def rbf_fit(x, y, centers, gamma):
    P = np.stack([np.exp(-gamma * (x - c) ** 2) for c in centers], axis=1)
    return np.linalg.lstsq(P.T @ P, P.T @ y, rcond=None)[0]

# %% wrong: 02/rbf/normal-equations (a pseudo-inverse: the normal equations with a pseudo-inverse)
def phi(x, centers, gamma):
    return np.einsum("ij->ij", np.exp(-gamma * (x[:, None] - centers) ** 2))

def rbf_predict(x, centers, gamma, weights):
    return np.einsum("nm,m->n", phi(x, centers, gamma), weights)

def rbf_fit(x, y, centers, gamma):
    P = phi(x, centers, gamma)
    return np.linalg.pinv(P.T @ P) @ (P.T @ y)
