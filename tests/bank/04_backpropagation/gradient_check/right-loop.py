# right: entry by entry, with an early return
import numpy as np

def gradient_check(f, gradient, x):
    claimed = gradient(x)
    scale = np.max(np.abs(claimed))
    if not np.isfinite(scale) or scale == 0:
        return False
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        numeric = (f(up) - f(down)) / 2e-5
        if abs(claimed[i] - numeric) > 1e-4 * scale:
            return False
    return True
