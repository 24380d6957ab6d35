# right: math.frexp, powers of two, no warning
import math

import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J = np.eye(Ws[0].shape[1])
    powers = 0
    result = []
    for W, z in zip(Ws, zs):
        J = phi_prime(z)[:, np.newaxis] * (W @ J)
        norm = float(np.linalg.norm(J))
        if norm == 0:
            result.append(-math.inf)
            continue
        _, power = math.frexp(norm)
        J = np.ldexp(J, -power)
        powers += power
        result.append(math.log10(np.linalg.norm(J)) + powers * math.log10(2))
    return result
