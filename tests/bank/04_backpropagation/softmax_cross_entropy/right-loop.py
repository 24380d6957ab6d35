# right: row by row
import math

def softmax_cross_entropy(Z, y):
    n = len(y)
    total, grad = 0.0, []
    for row, label in zip(Z, y):
        m = max(row)
        e = [math.exp(v - m) for v in row]
        s = sum(e)
        total += math.log(s) + m - row[label]
        grad.append([(v / s - (j == label)) / n for j, v in enumerate(e)])
    return [total / n, grad]
