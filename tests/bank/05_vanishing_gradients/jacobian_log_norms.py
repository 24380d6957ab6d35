# %% examples
# M(l) = 0.1 and 0.01; then what leaves the floats; then two units for the order and the norm
Ws = [np.array([[w]]) for w in (0.1, 0.01)]
jacobian_log_norms(Ws, [np.ones(1)] * 2, np.ones_like)
jacobian_log_norms(Ws, [np.ones(1)] * 2, lambda z: 10 + 0 * z)

Ws = [np.array([[1e-120]])] * 3; jacobian_log_norms(Ws, [np.ones(1)] * 3, np.ones_like)
Ws = [np.array([[w]]) for w in (0.0, 1.0)]; jacobian_log_norms(Ws, [np.ones(1)] * 2, np.ones_like)
jacobian_log_norms([np.eye(2)], [np.ones(2)], np.ones_like)
W, z = np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([1.0, 10.0]); jacobian_log_norms([W], [z], lambda z: z)
A, B = np.array([[0.0, 1.0], [0.0, 0.0]]), np.diag([1.0, 0.0]); jacobian_log_norms([A, B], [np.ones(2)] * 2, np.ones_like)
A, B = np.diag([1.0, 0.0]), np.diag([0.0, 1.0]); jacobian_log_norms([A, B], [np.ones(2)] * 2, np.ones_like)
W = np.array([[3.0]]); jacobian_log_norms([W, W], [np.ones(1)] * 2, lambda z: 2 + 0 * z); W
Ws = [np.array([[6.0, 8.0]])]; jacobian_log_norms(Ws, [np.ones(1)], np.ones_like)
A = np.array([[1.0]]); jacobian_log_norms([A], [np.ones(1)], lambda z: 10 * z)
A = np.eye(4); np.round(jacobian_log_norms([A, A], [np.ones(4)] * 2, np.ones_like), 3)
Ws = [np.array([[w]]) for w in (0.0, 1.0, 1.0)]; jacobian_log_norms(Ws, [np.ones(1)] * 3, np.ones_like)
A = np.array([[1.0, 1e150], [0.0, 1.0]]); np.round(jacobian_log_norms([A] * 3, [np.ones(2)] * 3, np.ones_like), 1)

# %% right: scales are powers of two
import math


def jacobian_log_norms(Ws, zs, phi_prime):
    J, two, out = np.eye(Ws[0].shape[1]), 0, []
    for W, z in zip(Ws, zs):
        J = np.einsum("i,ij,jk->ik", phi_prime(z), W, J)
        top = float(np.abs(J).max())
        if top == 0:
            out.append(float("-inf"))
            continue
        e = math.frexp(top)[1]
        J = np.ldexp(J, -e)
        two += e
        out.append(math.log10(math.sqrt((J * J).sum())) + two * math.log10(2))
    return np.array(out)

# %% right: torch, transposed product of the row layout
def jacobian_log_norms(Ws, zs, phi_prime):
    J = torch.eye(Ws[0].shape[1], dtype=torch.float64)
    log = torch.zeros((), dtype=torch.float64)
    logs = []
    for W, z in zip(Ws, zs):
        J = J @ (torch.tensor(W).T * torch.tensor(phi_prime(z)))
        norm = torch.linalg.norm(J)
        log = log + torch.log10(norm)
        logs.append(log)
        if norm > 0:
            J = J / norm
    return torch.stack(logs)

# %% right: a recursive helper, prints on the way
def walk(Ws, zs, phi_prime, J, log):
    if len(Ws) == 0:
        return []
    J = phi_prime(zs[0])[:, None] * Ws[0] @ J
    n = np.sum(J**2) ** 0.5
    print(len(Ws), "layers to go")
    if n == 0:
        return [-np.inf] * len(Ws)
    log = log + np.log10(n)
    return [log, *walk(Ws[1:], zs[1:], phi_prime, J / n, log)]


def jacobian_log_norms(Ws, zs, phi_prime):
    return np.asarray(walk(Ws, zs, phi_prime, np.eye(np.shape(Ws[0])[1]), 0.0))

# %% right: a closure, and a list of Python floats
def jacobian_log_norms(Ws, zs, phi_prime):
    state = {"J": np.eye(Ws[0].shape[1]), "log": 0.0}

    def step(W, z):
        J = (W.T * phi_prime(z)).T @ state["J"]
        size = np.sqrt((J**2).sum())
        if size == 0.0:
            state["J"], state["log"] = J, -np.inf
        else:
            state["J"], state["log"] = J / size, state["log"] + np.log10(size)
        return float(state["log"])

    return [step(W, z) for W, z in zip(Ws, zs)]

# %% right: adds natural logarithms and converts at the end
def jacobian_log_norms(Ws, zs, phi_prime):
    with np.errstate(divide="ignore", invalid="ignore"):
        J = np.identity(Ws[0].shape[1])
        logs = np.zeros(len(Ws))
        total = 0.0
        for i in range(len(Ws)):
            J = np.matmul(np.diag(phi_prime(zs[i])), np.matmul(Ws[i], J))
            norm = np.linalg.norm(J, "fro")
            total = total + np.log(norm)
            logs[i] = total / np.log(10)
            J = np.nan_to_num(J / norm)
    return logs

# %% right: scales by the largest entry, einsum
def jacobian_log_norms(Ws, zs, phi_prime):
    J, scale, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = np.einsum("i,ij,jk->ik", phi_prime(z), W, J)
        top = np.abs(J).max()
        if top > 0:
            J = J / top
            scale += np.log10(top)
            out.append(scale + 0.5 * np.log10(np.sum(J * J)))
        else:
            out.append(-np.inf)
    return np.array(out)

# %% right: math.frexp, powers of two, no warning
import math


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    powers = 0
    result = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, np.newaxis] * (W @ J)
        norm = float(np.linalg.norm(J))
        if norm == 0:
            result.append(-math.inf)
            continue
        _, power = math.frexp(norm)
        J = np.ldexp(J, -power)
        powers += power
        result.append(math.log10(np.linalg.norm(J)) + powers * math.log10(2))
    return result

# %% wrong: 05/jacobian_log_norms/constant-in-the-log (clipped)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(max(np.linalg.norm(J), 1e-12)))
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/constant-in-the-log (small constant)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(np.linalg.norm(J) + 1e-300))  # no log of zero
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/diagonal-on-the-wrong-side (broadcast)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z) * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/ends-at-zero (breaks at zero)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            break
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/ends-at-zero (stops before zero)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            break
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/first-w-alone (starts with w)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = Ws[0]
    taken_out, log_norms = 0.0, []
    for layer in range(len(Ws)):
        if layer:
            J = phi_prime(zs[layer])[:, None] * (Ws[layer] @ J)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/fixed-slope
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    a = 0.0
    out = []
    for W, z in zip(Ws, zs):
        J = (1 - np.tanh(z) ** 2)[:, None] * (W @ J)
        s = np.linalg.norm(J)
        with np.errstate(all="ignore"):
            a += np.log10(s)
        J = J / (s or 1)
        out.append(a)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/from-the-output (from output)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[-1].shape[0])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws[::-1], zs[::-1]):
        J = J @ (phi_prime(z)[:, None] * W)
        norm = np.linalg.norm(J)
        J = J / norm if norm > 0 else J
        log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/from-the-output (from output flipped)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[-1].shape[0])
    log_norm, log_norms = 0.0, []
    for W, z in zip(reversed(Ws), reversed(zs)):
        J = J @ (phi_prime(z)[:, None] * W)
        norm = np.linalg.norm(J)
        J = J / norm if norm > 0 else J
        log_norm += np.log10(norm)
        log_norms.insert(0, log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/identity-size (identity of the output)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(len(zs[-1]))
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.dot(phi_prime(z)[:, None] * W, J)
        norm = np.linalg.norm(J)
        log_norm += np.log10(norm) if norm > 0 else -np.inf
        J = J / (norm or 1)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/in-place
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        W *= phi_prime(z)[:, None]
        J = W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/largest-entry
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.abs(J).max()
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/last-only
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    total = 0.0
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            return -np.inf
        J = J / norm
        total += np.log10(norm)
    return total

# %% wrong: 05/jacobian_log_norms/list-reversed
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.insert(0, log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/logs-not-added
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm = np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/logs-not-added (log of the rescaled)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J, log_norm = J / norm, np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/matrices
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    Js = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        Js.append(J)
    return Js

# %% wrong: 05/jacobian_log_norms/matrices (current matrix)
def jacobian_log_norms(Ws, zs, phi_prime):
    for W, z in zip(Ws, zs):
        M = phi_prime(z)[:, None] * W
    return M

# %% wrong: 05/jacobian_log_norms/mean-for-norm (root mean square)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * (W @ J)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        log_norms.append(taken_out + np.log10(np.sqrt(np.mean(J**2))))
        taken_out += np.log10(norm)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/measured-after-scaling
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * (W @ J)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        J = J / norm
        log_norms.append(np.log10(np.linalg.norm(J)))
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/natural-log
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/no-diagonal
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/no-log
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norms.append(np.linalg.norm(J))
    return np.array(norms)

# %% wrong: 05/jacobian_log_norms/one-layer-late
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = phi_prime(z)[:, None] * (W @ J / norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/out-of-range (plain product)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(np.linalg.norm(J)))
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/product-of-norms (cumsum)
def jacobian_log_norms(Ws, zs, phi_prime):
    # the logarithm of a product is the sum of the logarithms
    logs = [np.log10(np.linalg.norm(np.diag(phi_prime(z)) @ W)) for W, z in zip(Ws, zs)]
    return np.cumsum(logs)

# %% wrong: 05/jacobian_log_norms/product-of-norms (not multiplied)
def jacobian_log_norms(Ws, zs, phi_prime):
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W
        norm = np.linalg.norm(J)
        log_norm += np.log10(norm) if norm > 0 else -np.inf
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/reversed-product (reversed)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = J @ (phi_prime(z)[:, None] * W)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/scale-counted-twice (scale twice)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out + np.log10(norm))
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/single-layers
def jacobian_log_norms(Ws, zs, phi_prime):
    return np.array([np.log10(np.linalg.norm(phi_prime(z)[:, None] * W)) for W, z in zip(Ws, zs)])

# %% wrong: 05/jacobian_log_norms/single-layers (normalised reset)
def jacobian_log_norms(Ws, zs, phi_prime):
    log_norms = []
    for W, z in zip(Ws, zs):
        J = np.eye(W.shape[1])
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(np.linalg.norm(J)))
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/spectral-norm (spectral)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.linalg.norm(J, 2)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/squared-norm (squared)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        square = (J**2).sum()
        if square > 0:
            J = J / np.sqrt(square)
        log_norm += np.log10(square)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/squared-norm (divided by squares)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        norm = np.sum(J**2)
        if norm == 0:
            log_norm = -np.inf
        else:
            J = J / norm
            log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/vector-for-matrix (vector)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.ones(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z) * (W @ J)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/with-the-identity
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for layer in range(len(Ws) + 1):
        if layer:
            J = phi_prime(zs[layer - 1])[:, None] * (Ws[layer - 1] @ J)
        norm = np.linalg.norm(J)
        if norm == 0:
            log_norms.append(-np.inf)
            continue
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/zero-forgotten
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    a = 0.0
    out = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * (W @ J)
        s = np.linalg.norm(J)
        if s == 0:
            out.append(-np.inf)
            J = np.eye(len(z))
            continue
        a += np.log10(s)
        J = J / s
        out.append(a)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/zero-kept-finite (zero skipped)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    a = 0.0
    out = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * (W @ J)
        s = np.linalg.norm(J)
        if s > 0:
            a += np.log10(s)
            J = J / s
        out.append(a)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/zero-kept-finite
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    taken_out, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        norm = norm + 1e-300
        taken_out += np.log10(norm)
        log_norms.append(taken_out)
        J = J / norm
    return np.array(log_norms)

# %% wrong: 05/jacobian_log_norms/zero-to-nan (zero division)
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norm, log_norms = 0.0, []
    for W, z in zip(Ws, zs):
        J = np.diag(phi_prime(z)) @ W @ J
        norm = np.linalg.norm(J)
        J = J / norm
        log_norm += np.log10(norm)
        log_norms.append(log_norm)
    return log_norms

# %% wrong: 05/jacobian_log_norms/identity-divided
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    J = J / np.linalg.norm(J)
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        n = np.linalg.norm(J)
        if n == 0:
            total = -np.inf
        else:
            total += np.log10(n)
            J = J / n
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/spectral-norm (within the running sum)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        n = np.linalg.norm(J, 2)
        if n > 0:
            total += np.log10(n)
            J = J / n
        else:
            total = -np.inf
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/squared-norm (read from a running sum)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        n = np.linalg.norm(J)
        if n > 0:
            total += np.log10(n)
            J = J / n
        else:
            total = -np.inf
        out.append(2 * total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/factors-scaled-alone
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, logs = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        M = phi_prime(z)[:, None] * W
        size = np.linalg.norm(M)
        J = (M / size if size else M) @ J
        total += np.log10(size) if size else 0.0
        norm = np.linalg.norm(J)
        logs.append(total + np.log10(norm) if norm else -np.inf)
    return logs

# %% wrong: 05/jacobian_log_norms/axis-lost
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.squeeze(out)

# %% wrong: 05/jacobian_log_norms/axis-lost (a float)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out) if len(out) > 1 else float(total)

# %% wrong: 05/jacobian_log_norms/needs-two-layers
def jacobian_log_norms(Ws, zs, phi_prime):
    Ms = [phi_prime(z)[:, None] * W for W, z in zip(Ws, zs)]

    def log(norm):
        return np.log10(norm) if norm > 0 else -np.inf

    out = [log(np.linalg.norm(Ms[0]))]
    J = Ms[1] @ (Ms[0] / (np.linalg.norm(Ms[0]) or 1))
    for M in Ms[2:] + [None]:
        norm = np.linalg.norm(J)
        out.append(out[-1] + log(norm))
        J = J / (norm or 1)
        if M is not None:
            J = M @ J
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/small-taken-for-zero
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm < 1e-12:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/small-taken-for-zero (isclose)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if np.isclose(norm, 0):
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/identity-of-the-first-layer
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[0]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/identity-of-the-first-layer (of z)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.identity(zs[0].size), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/one-layer-late (the sum before the layer)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        out.append(total)
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/with-the-identity (starts with 0)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array([0.0, *out])

# %% wrong: 05/jacobian_log_norms/absolute-values
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.abs(J).sum()
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/first-layer-twice
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = phi_prime(zs[0])[:, None] * Ws[0], 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/two-scales
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / np.abs(J).max()
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/logs-added-twice (cumsum of sums)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return np.cumsum(out)

# %% wrong: 05/jacobian_log_norms/logs-added-twice (not divided)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / 1.0
            total += np.log10(norm)
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/in-place (reverse)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = (phi_prime(z)[:, None] * W) @ J
        norm = np.linalg.norm(J)
        if norm == 0:
            total = -np.inf
        else:
            J = J / norm
            total += np.log10(norm)
        out.append(total)
    return (Ws.reverse(), np.array(out))[1]

# %% wrong: 05/jacobian_log_norms/sum-norm (the default of R)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        n = np.linalg.norm(J, 1)
        total += np.log10(n) if n else -np.inf
        J = J / n if n else J
        out.append(total)
    return np.array(out)

# %% wrong: 05/jacobian_log_norms/sum-norm (of rows)
def jacobian_log_norms(Ws, zs, phi_prime):
    J, total, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        n = np.linalg.norm(J, np.inf)
        total += np.log10(n) if n else -np.inf
        J = J / n if n else J
        out.append(total)
    return np.array(out)

# %% wrong: none (one vector followed)
def jacobian_log_norms(Ws, zs, phi_prime):
    v = np.ones(Ws[0].shape[1])
    v = v / np.linalg.norm(v)
    growth, history = 0.0, []
    for W, z in zip(Ws, zs):
        v = phi_prime(z) * (W @ v)
        stretch = np.linalg.norm(v)
        if stretch > 0:
            growth += np.log10(stretch)
            v = v / stretch
        else:
            growth = -np.inf
        history.append(growth)
    return np.array(history)
