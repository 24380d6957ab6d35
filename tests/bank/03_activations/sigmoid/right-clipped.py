# right: clips the argument to where the result no longer changes
import numpy as np


def sigmoid(x):
    z = np.clip(x, -60, 60)
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(-x)
