# score: 16 / 27
# One typical mistake in each exercise.

# %% predictions
answer_factors = "A"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"

# %% output-jacobian
def output_jacobian(Ws, zs, phi_prime, layer):
    # the slide: a product of L - 1 matrices
    J = np.eye(len(zs[-1]))
    for k in range(len(Ws), 1, -1):
        J = J @ (phi_prime(zs[k - 1])[:, None] * Ws[k - 1])
    return J

# %% log-norms
def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    log_norms = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, None] * W @ J
        log_norms.append(np.log10(np.linalg.norm(J)))
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
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% init-std
def init_std(fan_in, activation):
    return np.sqrt(2 / fan_in)

# %% init-params
def init_params(sizes, activation, rng):
    return [
        (rng.normal(scale=init_std(n, activation), size=(m, n)), np.zeros((1, n)))
        for m, n in zip(sizes[:-1], sizes[1:])
    ]
