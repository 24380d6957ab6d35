# mistake: 04/numerical_gradient/vectors-only
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    n = len(x)
    return np.array([(f(x + eps * e) - f(x - eps * e)) / (2 * eps) for e in np.eye(n)])
