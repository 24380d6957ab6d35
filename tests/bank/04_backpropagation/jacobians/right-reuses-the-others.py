# right: the chain from the other three
import numpy as np

def jacobian_column(W):
    return 1.0 * W

def jacobian_row(W):
    return jacobian_column(W).swapaxes(0, 1)

def jacobian_elementwise(x, phi_prime):
    return np.diagflat(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    factors = [jacobian_column(W2), jacobian_elementwise(W1 @ x, phi_prime), jacobian_column(W1)]
    return np.linalg.multi_dot(factors)
