# mistake: 05/jacobian_log_norms/with-the-identity
import numpy as np


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
