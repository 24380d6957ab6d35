# mistake: 04/numerical_gradient/all-at-once
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)
