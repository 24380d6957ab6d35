# right: adds natural logarithms and converts at the end
import numpy as np


def jacobian_log_norms(Ws, zs, phi_prime):
    with np.errstate(divide="ignore", invalid="ignore"):
        J = np.identity(Ws[0].shape[1])
        logs = np.zeros(len(Ws))
        total = 0.0
        for i in range(len(Ws)):
            J = np.matmul(np.diag(phi_prime(zs[i])), np.matmul(Ws[i], J))
            norm = np.linalg.norm(J, "fro")
            total = total + np.log(norm)
            logs[i] = total / np.log(10)
            J = np.nan_to_num(J / norm)
    return logs
