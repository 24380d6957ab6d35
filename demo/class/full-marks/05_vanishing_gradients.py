# score: 27 / 27
# Everything right.

# %% predictions
answer_factors = (
    "B"
)
answer_sigmoid = (
    "D"
)
answer_constant = (
    "A"
)
answer_learning_rate = (
    "C"
)

# %% output-jacobian
def output_jacobian(Ws, zs, phi_prime, layer):
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), layer, -1):  # layers L, ..., l+1
        M = phi_prime(zs[k - 1])[:, None] * Ws[k - 1]
        J = J @ M
    return J

# %% log-norms
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
        log_norms.append(log_norm)
    return np.array(log_norms)

# %% gradient-norms
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, _), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% init-std
def init_std(fan_in, activation):
    kept = {"linear": 1.0, "tanh": 1.0, "relu": 1 / 2, "leaky_relu": (1 + 0.2**2) / 2}
    return 1 / np.sqrt(fan_in * kept[activation])

# %% init-params
def init_params(sizes, activation, rng):
    return [
        (
            rng.normal(scale=init_std(fan_in, activation), size=(fan_in, fan_out)),
            np.zeros((1, fan_out)),
        )
        for fan_in, fan_out in zip(sizes[:-1], sizes[1:])
    ]
