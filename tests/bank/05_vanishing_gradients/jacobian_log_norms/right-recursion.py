# right: a recursive helper, prints on the way
import numpy as np


def walk(Ws, zs, phi_prime, J, log):
    if len(Ws) == 0:
        return []
    J = phi_prime(zs[0])[:, None] * Ws[0] @ J
    n = np.sum(J**2) ** 0.5
    print(len(Ws), "layers to go")
    if n == 0:
        return [-np.inf] * len(Ws)
    log = log + np.log10(n)
    return [log, *walk(Ws[1:], zs[1:], phi_prime, J / n, log)]


def jacobian_log_norms(Ws, zs, phi_prime):
    return np.asarray(walk(Ws, zs, phi_prime, np.eye(np.shape(Ws[0])[1]), 0.0))
