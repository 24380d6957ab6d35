# mistake: 05/gradient_norms/averaged-over-classes
import numpy as np


def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= delta.size
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])
