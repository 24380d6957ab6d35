# right: flat iteration, put back exactly
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    work = np.array(x, dtype=np.float64)
    out = []
    flat = work.reshape(-1)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + eps
        a = f(work)
        flat[i] = old - eps
        b = f(work)
        flat[i] = old
        out.append((a - b) / (eps + eps))
    return np.reshape(out, work.shape)
