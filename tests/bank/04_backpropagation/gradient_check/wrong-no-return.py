# mistake: 04/gradient_check/no-return
import numpy as np

def gradient_check(f, gradient, x):
    np.allclose(gradient(x), x)
