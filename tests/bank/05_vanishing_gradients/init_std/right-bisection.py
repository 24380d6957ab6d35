# right: bisection for what keeps the mean square
import numpy as np


def init_std(fan_in, activation):
    phi = {"linear": lambda t: t, "tanh": lambda t: t, "relu": lambda t: max(t, 0), "leaky_relu": lambda t: t if t > 0 else 0.2 * t}[activation]
    lo, hi = 0.0, 10.0
    for _ in range(80):
        mid = (lo + hi) / 2
        if mid**2 * fan_in * (phi(1.0) ** 2 + phi(-1.0) ** 2) / 2 < 1: lo = mid
        else: hi = mid
    return hi
