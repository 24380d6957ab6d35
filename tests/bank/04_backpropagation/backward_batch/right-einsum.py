# right: einsum
import numpy as np

def backward_batch(X, y, params, lam):
    Z = np.einsum("ni,ij->nj", X, params["W1"]) + params["b1"]
    O = np.einsum("nj,jk->nk", np.tanh(Z), params["W2"]) + params["b2"]
    E = np.exp(O - O.max(1, keepdims=True))
    dO = (E / E.sum(1, keepdims=True) - (np.arange(O.shape[1]) == y[:, None])) / len(y)
    dZ = np.einsum("nk,jk,nj->nj", dO, params["W2"], 1 / np.cosh(Z) ** 2)
    return {
        "dJ_dW1": np.einsum("ni,nj->ij", X, dZ) + lam * params["W1"],
        "dJ_db1": np.einsum("nj->j", dZ)[None],
        "dJ_dW2": np.einsum("nj,nk->jk", np.tanh(Z), dO) + lam * params["W2"],
        "dJ_db2": np.einsum("nk->k", dO)[None],
    }
