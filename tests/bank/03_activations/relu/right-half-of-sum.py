# right: half the sum of x and its absolute value
import numpy as np


def relu(x):
    return (x + np.abs(x)) / 2


def relu_prime(x):
    return np.heaviside(x, np.zeros_like(x))
