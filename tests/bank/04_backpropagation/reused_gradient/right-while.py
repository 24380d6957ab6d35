# right: a while loop
import numpy as np

def reused_gradient(x, y, W, T):
    h = {0: x}
    t = 0
    while t < T:
        t += 1
        h[t] = np.tanh(W.dot(h[t - 1]))
    total = 0
    back = h[T] - y
    while t:
        dz = back - back * h[t] ** 2
        total = total + dz.dot(h[t - 1].T)
        back = W.T.dot(dz)
        t -= 1
    return total
