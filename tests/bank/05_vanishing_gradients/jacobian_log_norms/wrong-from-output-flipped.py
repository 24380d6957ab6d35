# mistake: 05/jacobian_log_norms/from-the-output
import numpy as np


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
