# right: a closure, and a list of Python floats
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    state = {"J": np.eye(Ws[0].shape[1]), "log": 0.0}

    def step(W, z):
        J = (W.T * phi_prime(z)).T @ state["J"]
        size = np.sqrt((J**2).sum())
        if size == 0.0:
            state["J"], state["log"] = J, -np.inf
        else:
            state["J"], state["log"] = J / size, state["log"] + np.log10(size)
        return float(state["log"])

    return [step(W, z) for W, z in zip(Ws, zs)]
