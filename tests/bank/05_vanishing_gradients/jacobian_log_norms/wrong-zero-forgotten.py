# mistake: 05/jacobian_log_norms/zero-forgotten
import numpy as np


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
