# right: each column by probing with a basis vector
import numpy as np


def jacobian_column(W):
    return np.stack([W @ e for e in np.eye(W.shape[1])], axis=1)
def jacobian_row(W):
    return np.stack([e @ W for e in np.eye(W.shape[0])]).T
def jacobian_elementwise(x, phi_prime):
    return np.eye(x.size) * phi_prime(x)
def jacobian_chain(x, W1, W2, phi_prime):
    return (W2 * phi_prime(W1 @ x)) @ W1
