# right: loops and a list
import math
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    out = []
    for xi in x:
        out.append(sum(wj * math.exp(-gamma * (xi - cj) ** 2) for cj, wj in zip(centers, weights)))
    return out

def rbf_fit(x, y, centers, gamma):
    columns = [rbf_predict(x, centers, gamma, row) for row in np.eye(len(centers))]
    solution, residuals, rank, sv = np.linalg.lstsq(np.array(columns).T, y, rcond=None)
    return list(solution)
