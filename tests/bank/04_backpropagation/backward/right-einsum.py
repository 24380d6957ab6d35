# right: einsum
import numpy as np

def backward(cache):
    locals_ = dict(cache)
    e = locals_["o"][:, 0] - locals_["y"][:, 0]
    back = np.einsum("kj,k->j", locals_["W2"], e)
    delta = back * (1 - np.einsum("j,j->j", locals_["h"][:, 0], locals_["h"][:, 0]))
    return {
        "dJ_dW1": np.einsum("j,i->ji", delta, locals_["x"][:, 0]) + locals_["lam"] * locals_["W1"],
        "dJ_dz": delta[:, None],
        "dJ_dh": back[:, None],
        "dJ_dW2": np.einsum("k,j->kj", e, locals_["h"][:, 0]) + locals_["lam"] * locals_["W2"],
        "dJ_do": e[:, None],
    }
