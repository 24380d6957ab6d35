# right: a Jacobian by W that is carried along forward
import numpy as np

def reused_gradient(x, y, W, T):
    d = len(x)
    h = x[:, 0]
    jac = np.zeros((d, d, d))  # dh_i / dW_jk
    for _ in range(T):
        new = np.tanh(W @ h)
        direct = np.einsum("ij,k->ijk", np.eye(d), h)
        jac = (1 - new**2)[:, None, None] * (direct + np.einsum("il,ljk->ijk", W, jac))
        h = new
    return np.einsum("i,ijk->jk", h - y[:, 0], jac)
