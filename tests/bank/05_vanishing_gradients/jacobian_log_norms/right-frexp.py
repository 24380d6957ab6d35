# right: scales are powers of two
import numpy as np


import math


def jacobian_log_norms(Ws, zs, phi_prime):
    J, two, out = np.eye(Ws[0].shape[1]), 0, []
    for W, z in zip(Ws, zs):
        J = np.einsum("i,ij,jk->ik", phi_prime(z), W, J)
        top = float(np.abs(J).max())
        if top == 0:
            out.append(float("-inf"))
            continue
        e = math.frexp(top)[1]
        J = np.ldexp(J, -e)
        two += e
        out.append(math.log10(math.sqrt((J * J).sum())) + two * math.log10(2))
    return np.array(out)
