# score: 13 / 27
# Ran out of time: gradient norms and both initialisation exercises are missing.

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
