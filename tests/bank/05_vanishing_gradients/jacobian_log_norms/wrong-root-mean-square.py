# mistake: 05/jacobian_log_norms/mean-for-norm
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
        log_norms.append(taken_out + np.log10(np.sqrt(np.mean(J**2))))
        taken_out += np.log10(norm)
        J = J / norm
    return np.array(log_norms)
