# right: finds the map by running the two layers on the unit vectors
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    def layers(X):
        H = X @ W1 + b1
        return H @ W2 + b2

    b = layers(np.zeros((1, len(W1))))
    W = layers(np.eye(len(W1))) - b
    return W, b
