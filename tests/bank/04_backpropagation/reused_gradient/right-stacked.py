# right: all terms in one product
import numpy as np

def reused_gradient(x, y, W, T):
    H = np.zeros((len(x), T + 1))
    H[:, 0] = x.ravel()
    for t in range(1, T + 1):
        H[:, t] = np.tanh(W @ H[:, t - 1])
    D = np.zeros((len(x), T))
    dh = H[:, T] - y.ravel()
    for t in range(T, 0, -1):
        D[:, t - 1] = dh * (1 - H[:, t] ** 2)
        dh = D[:, t - 1] @ W
    return D @ H[:, :T].T
