# mistake: 05/jacobian_log_norms/fixed-slope
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    a = 0.0
    out = []
    for W, z in zip(Ws, zs):
        J = (1 - np.tanh(z) ** 2)[:, None] * (W @ J)
        s = np.linalg.norm(J)
        with np.errstate(all="ignore"):
            a += np.log10(s)
        J = J / (s or 1)
        out.append(a)
    return np.array(out)
