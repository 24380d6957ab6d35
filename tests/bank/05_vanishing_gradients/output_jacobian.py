# %% examples
# layers of one unit, M = phi'(z) W; then two units for the order, the sides and the identity
Ws = [np.array([[w]]) for w in (3.0, 5.0, 7.0)]
half = lambda z: 0.5 + 0 * z; output_jacobian(Ws, [np.ones(1)] * 3, half, 1)
zs = [np.array([z]) for z in (1.0, 2.0, 4.0)]; output_jacobian(Ws, zs, lambda z: z, 1)

A, z = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 10.0]); output_jacobian([A, A], [z, z], lambda z: z, 1)
A = np.array([[1.0, 2.0], [0.0, 1.0]]); B = np.array([[1.0, 0.0], [3.0, 1.0]]); output_jacobian([A, A, B], [np.ones(2)] * 3, np.ones_like, 1)
Ws = [np.array([[w]]) for w in (3.0, 5.0)]; output_jacobian(Ws, [np.ones(1)] * 2, np.ones_like, 2)
A = np.ones((2, 2)); output_jacobian([A, A], [np.ones(2)] * 2, np.ones_like, 2)
W, two = np.array([[3.0]]), lambda z: 2 + 0 * z; output_jacobian([W, W], [np.ones(1)] * 2, two, 0); W
z = np.ones(1); output_jacobian([np.array([[3.0]])], [z], lambda z: 2 * z, 0); z
Ws = [np.array([[1.0, 2.0]])]; output_jacobian(Ws, [np.ones(1)], np.ones_like, 1)
A = np.array([[1.0, 2.0], [3.0, 4.0]]); zs = [np.array([1.0, 2.0]), np.ones(2)]; output_jacobian([A, A], zs, lambda z: z, 0)
A = np.array([[2.0]]); output_jacobian([A, A], [np.ones(1)] * 2, lambda z: 3 * z, 1)

# %% right: row vectors from the output, transposed weights of the row layout
def output_jacobian(Ws, zs, phi_prime, layer):
    print("layers above:", len(Ws) - layer)
    product = np.eye(Ws[-1].shape[0])
    while len(Ws) > layer:
        *Ws, W = Ws
        *zs, z = zs
        product = (W.T @ (phi_prime(z)[:, None] * product.T)).T
    return product

# %% right: the same product with torch tensors
def output_jacobian(Ws, zs, phi_prime, layer):
    J = torch.eye(len(zs[-1]), dtype=torch.float64)
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = J @ torch.diag(torch.tensor(phi_prime(z))) @ torch.tensor(W)
    return J

# %% right: pushes unit vectors through, and returns lists
def output_jacobian(Ws, zs, phi_prime, layer):
    n = len(zs[layer - 1]) if layer > 0 else Ws[0].shape[1]
    columns = []
    for j in range(n):
        e = np.zeros(n)
        e[j] = 1.0
        for k in range(layer, len(Ws)):
            e = phi_prime(zs[k]) * (Ws[k] @ e)
        columns.append(e)
    return np.stack(columns, axis=1).tolist()

# %% right: einsum for the layers, reduce for the product
from functools import reduce


def output_jacobian(Ws, zs, phi_prime, layer):
    factors = [np.einsum("i,ij->ij", phi_prime(z), W) for W, z in zip(Ws, zs)][layer:]
    return reduce(np.matmul, factors[::-1], np.identity(Ws[-1].shape[0]))

# %% right: recursion over the layers
def output_jacobian(Ws, zs, phi_prime, layer):
    if layer == len(Ws):
        return np.eye(len(zs[-1]))
    M = phi_prime(zs[layer]).reshape(-1, 1) * Ws[layer]
    return output_jacobian(Ws, zs, phi_prime, layer + 1) @ M

# %% right: starts at the bottom and multiplies on the left
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer].shape[1]) if layer < len(Ws) else np.eye(Ws[-1].shape[0])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J

# %% right: each row by going back from one output
def output_jacobian(Ws, zs, phi_prime, layer):
    rows = []
    for e in np.eye(zs[-1].size):
        g = e
        for W, z in reversed(list(zip(Ws[layer:], zs[layer:]))):
            g = W.T @ (phi_prime(z) * g)
        rows.append(g)
    return np.stack(rows)

# %% wrong: 05/output_jacobian/diagonal-on-the-wrong-side (broadcast)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ (phi_prime(zs[k]) * Ws[k])
    return J

# %% wrong: 05/output_jacobian/diagonal-on-the-wrong-side (diag after w)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ Ws[k - 1] @ np.diag(phi_prime(zs[k - 1]))
    return J

# %% wrong: 05/output_jacobian/elementwise
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.ones_like(Ws[-1])
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J * (phi_prime(zs[k])[:, None] * Ws[k])
    return J

# %% wrong: 05/output_jacobian/elementwise (elementwise from identity)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J * (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/fixed-slope
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ np.diag(1 - np.tanh(zs[k]) ** 2) @ Ws[k]
    return J

# %% wrong: 05/output_jacobian/identity-of-another-layer (identity of the layer above)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[layer]))
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J

# %% wrong: 05/output_jacobian/identity-of-another-layer (identity of the input from below)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J

# %% wrong: 05/output_jacobian/identity-size (identity of the input)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/in-place
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        Ws[k - 1] *= phi_prime(zs[k - 1])[:, None]
        J = J @ Ws[k - 1]
    return J

# %% wrong: 05/output_jacobian/in-place (in place z)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        zs[k - 1][:] = phi_prime(zs[k - 1])
        J = J @ (zs[k - 1][:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/l-factors-from-the-top (counts from the top)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(1, layer + 1):
        J = J @ np.diag(phi_prime(zs[-k])) @ Ws[-k]
    return J

# %% wrong: 05/output_jacobian/l-minus-1-factors (slide count)
def output_jacobian(Ws, zs, phi_prime, layer):
    # the slide: a product of L - 1 matrices
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), 1, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/last-layer-linear
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        M = Ws[k - 1]
        if k < len(Ws):
            M = phi_prime(zs[k - 1])[:, None] * M
        J = J @ M
    return J

# %% wrong: 05/output_jacobian/no-diagonal
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ Ws[k]
    return J

# %% wrong: 05/output_jacobian/no-empty-product (no identity)
def output_jacobian(Ws, zs, phi_prime, layer):
    factors = [np.diag(phi_prime(z)) @ W for W, z in zip(Ws, zs)][layer:]
    J = factors.pop()
    while factors:
        J = J @ factors.pop()
    return J

# %% wrong: 05/output_jacobian/no-empty-product (one for identity)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = 1.0
    for k in range(len(Ws) - 1, layer - 1, -1):
        M = phi_prime(zs[k])[:, None] * Ws[k]
        J = M if np.isscalar(J) else J @ M
    return J

# %% wrong: 05/output_jacobian/no-empty-product (starts with the last factor)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.diag(phi_prime(zs[-1])) @ Ws[-1]
    for k in range(len(Ws) - 2, layer - 1, -1):
        J = J @ np.diag(phi_prime(zs[k])) @ Ws[k]
    return J

# %% wrong: 05/output_jacobian/one-factor-too-few (stops early)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer, -1):
        J = J @ (phi_prime(zs[k])[:, None] * Ws[k])
    return J

# %% wrong: 05/output_jacobian/one-factor-too-few (last layer left out)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer].shape[1]) if layer < len(Ws) else np.eye(len(zs[-1]))
    for k in range(layer, len(Ws) - 1):
        J = (phi_prime(zs[k])[:, None] * Ws[k]) @ J
    return J

# %% wrong: 05/output_jacobian/one-factor-too-many (one too many)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), max(layer, 1) - 1, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/ones-for-identity (ones)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.ones((len(zs[-1]), len(zs[-1])))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/ones-for-identity (ones at the top)
def output_jacobian(Ws, zs, phi_prime, layer):
    n = len(zs[-1])
    if layer == len(Ws):
        return np.ones((n, n))
    J = np.eye(Ws[layer].shape[1])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = np.diag(phi_prime(z)) @ W @ J
    return J

# %% wrong: 05/output_jacobian/other-end (from the input)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[0].shape[1])
    for k in range(layer):
        J = (phi_prime(zs[k])[:, None] * Ws[k]) @ J
    return J

# %% wrong: 05/output_jacobian/printed (prints only)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    print(J)

# %% wrong: 05/output_jacobian/reversed-product (reversed)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(Ws[layer - 1].shape[0])
    for W, z in zip(Ws[layer:], zs[layer:]):
        J = J @ (phi_prime(z)[:, None] * W)
    return J

# %% wrong: 05/output_jacobian/single-factor
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        M = phi_prime(zs[k - 1])[:, None] * Ws[k - 1]
        J = M
    return J

# %% wrong: 05/output_jacobian/single-factor (returns in the loop)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = J @ (np.diag(phi_prime(z)) @ W)
        return J
    return J

# %% wrong: 05/output_jacobian/slope-twice
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        D = np.diag(phi_prime(zs[k]))
        J = J @ D @ D @ Ws[k]
    return J

# %% wrong: 05/output_jacobian/transposed
def output_jacobian(Ws, zs, phi_prime, layer):
    # as a gradient: from the output back to the layer
    J = np.eye(len(zs[-1]))
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = W.T @ (phi_prime(z)[:, None] * J)
    return J

# %% wrong: 05/output_jacobian/weights-transposed (row layout)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ (Ws[k].T * phi_prime(zs[k]))
    return J

# %% wrong: 05/output_jacobian/weights-transposed (w transposed)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ (phi_prime(zs[k])[:, None] * Ws[k].T)
    return J

# %% wrong: 05/output_jacobian/z-in-the-other-order (z from below)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for W, z in zip(reversed(Ws[layer:]), zs[layer:]):
        J = J @ np.diag(phi_prime(z)) @ W
    return J

# %% wrong: 05/output_jacobian/z-of-another-layer (z below)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k])
    return J

# %% wrong: 05/output_jacobian/z-to-z
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (Ws[k - 1] * phi_prime(zs[k - 2]))
    return J

# %% wrong: 05/output_jacobian/one-vector
def output_jacobian(Ws, zs, phi_prime, layer):
    g = np.ones(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        g = Ws[k - 1].T @ (phi_prime(zs[k - 1]) * g)
    return g

# %% wrong: 05/output_jacobian/one-vector (as a column)
def output_jacobian(Ws, zs, phi_prime, layer):
    g = np.ones((len(zs[-1]), 1))
    for k in range(len(Ws), layer, -1):
        g = Ws[k - 1].T @ (phi_prime(zs[k - 1])[:, None] * g)
    return g

# %% right: the last layer by itself, then down
def output_jacobian(Ws, zs, phi_prime, layer):
    if layer == len(Ws):
        return np.eye(Ws[-1].shape[0])
    J = phi_prime(zs[-1])[:, np.newaxis] * Ws[-1]
    for k in range(len(Ws) - 2, layer - 1, -1):
        J = J @ (phi_prime(zs[k])[:, np.newaxis] * Ws[k])
    return J

# %% wrong: 05/output_jacobian/vector-times-matrix
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1]) @ Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/vector-times-matrix (with dot)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J.dot(phi_prime(zs[k - 1])).dot(Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/vector-times-matrix (W on the left)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (Ws[k - 1] @ phi_prime(zs[k - 1]))
    return J

# %% wrong: 05/output_jacobian/none-for-the-input
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for W, z in zip(Ws[: layer - 1 : -1], zs[: layer - 1 : -1]):
        J = J @ (phi_prime(z)[:, None] * W)
    return J

# %% wrong: 05/output_jacobian/w-times-z
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws) - 1, layer - 1, -1):
        z = Ws[k] @ zs[k - 1] if k > 0 else zs[0]
        J = J @ (phi_prime(z)[:, None] * Ws[k])
    return J

# %% wrong: 05/output_jacobian/axis-lost (squeezed)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return np.squeeze(J)

# %% wrong: 05/output_jacobian/axis-lost (a number)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J.item() if J.size == 1 else J

# %% wrong: 05/output_jacobian/in-place (reverse)
def output_jacobian(Ws, zs, phi_prime, layer):
    Ws.reverse()
    zs.reverse()
    J = np.eye(len(zs[0]))
    for i in range(len(Ws) - layer):
        J = J @ (phi_prime(zs[i])[:, None] * Ws[i])
    return J

# %% wrong: none (slopes kept from 0)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (np.maximum(phi_prime(zs[k - 1]), 1e-3)[:, None] * Ws[k - 1])
    return J

# %% wrong: 05/output_jacobian/axis-lost (of one column)
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J[:, 0] if J.shape[1] == 1 < len(J) else J
