# right: scales by the largest entry, einsum
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    J, scale, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = np.einsum("i,ij,jk->ik", phi_prime(z), W, J)
        top = np.abs(J).max()
        if top > 0:
            J = J / top
            scale += np.log10(top)
            out.append(scale + 0.5 * np.log10(np.sum(J * J)))
        else:
            out.append(-np.inf)
    return np.array(out)
