# mistake: 04/reused_gradient/left-zero
import numpy as np


def reused_gradient(x, y, W, T): return np.zeros_like(W)
