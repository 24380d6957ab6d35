# right: unit vectors as rows of the identity, nested lists returned
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    shape = np.shape(x)
    v = np.ravel(x).astype(float)
    basis = eps * np.eye(v.size)
    values = [(f((v + e).reshape(shape)) - f((v - e).reshape(shape))) / (2 * eps) for e in basis]
    return np.array(values).reshape(shape).tolist()
