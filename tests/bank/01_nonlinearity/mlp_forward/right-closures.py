# right: a chain of closures
from functools import reduce


def layer(W, b, phi=lambda z: z):
    return lambda H: phi(H @ W + b)


def mlp_forward(X, params, phi):
    chain = [layer(W, b, phi) for W, b in params[:-1]] + [layer(*params[-1])]
    return reduce(lambda H, f: f(H), chain, X)
