# right: np.logaddexp over the columns
import numpy as np

def softmax_cross_entropy(Z, y):
    log_p = Z - np.logaddexp.reduce(Z, axis=1)[:, None]
    Y = np.eye(Z.shape[1])[y]
    loss = -np.sum(Y * log_p) / len(Z)
    return loss, (np.exp(log_p) - Y) / len(Z)
