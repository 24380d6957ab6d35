# mistake: none
import numpy as np

def gradient_check(f, gradient, x):
    np.allclose(gradient(x), x)
