# mistake: 05/jacobian_log_norms/first-w-alone
import numpy as np


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
