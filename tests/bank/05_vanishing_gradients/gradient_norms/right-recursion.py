# right: recursion: the gradient comes back as the return value
import numpy as np


def gradient_norms(params, X, y):
    norms = {}

    def visit(i, H):
        """Return the gradient to H, the input of layer i."""
        W, b = params[i]
        Z = H @ W + b
        if i == len(params) - 1:
            shifted = Z - Z.max(1)[:, None]
            log_p = shifted - np.log(np.exp(shifted).sum(1))[:, None]
            dZ = (np.exp(log_p) - np.eye(Z.shape[1])[y]) / len(X)
        else:
            dZ = visit(i + 1, np.tanh(Z)) / np.cosh(Z) ** 2
        norms[i] = np.linalg.norm(np.einsum("ni,nj->ij", H, dZ))
        return dZ @ W.T

    visit(0, X)
    return [norms[i] for i in sorted(norms)]
