# mistake: 04/jacobians/slope-of-zeros
import numpy as np

def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return phi_prime(np.diag(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1
