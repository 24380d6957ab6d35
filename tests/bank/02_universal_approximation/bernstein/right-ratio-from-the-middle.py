# right: each weight from its neighbour, in logarithms
import numpy as np

def bernstein(f, n, x):
    k = np.arange(1, n + 1)
    log_ways = np.append(0, np.cumsum(np.log((n - k + 1) / k)))
    values = f(np.arange(n + 1) / n)

    def at(t):
        if t == 0 or t == 1:
            return values[0] if t == 0 else values[-1]
        exponents = np.arange(n + 1)
        return values @ np.exp(log_ways + exponents * np.log(t) + exponents[::-1] * np.log1p(-t))

    return np.array([at(t) for t in x.flat]).reshape(x.shape)
