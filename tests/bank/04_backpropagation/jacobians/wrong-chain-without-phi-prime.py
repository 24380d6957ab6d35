# mistake: 04/jacobians/chain-without-phi-prime
import numpy as np

def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return np.diag(phi_prime(x))

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(W1 @ x) @ W1
