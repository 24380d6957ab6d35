# mistake: 04/jacobians/chain-transposed
import numpy as np

def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W1.T @ np.diag(phi_prime(W1 @ x)) @ W2.T
