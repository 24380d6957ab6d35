# mistake: 05/jacobian_log_norms/measured-after-scaling
import numpy as np


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
