# right: loops and lists
import math

def forward(x, y, W1, W2, lam):
    z = [[sum(w * v[0] for w, v in zip(row, x))] for row in W1]
    h = [[math.tanh(v[0])] for v in z]
    o = [[sum(w * v[0] for w, v in zip(row, h))] for row in W2]
    L = sum((a[0] - b[0]) ** 2 for a, b in zip(o, y)) / 2
    s = lam / 2 * (sum(w * w for row in W1 for w in row) + sum(w * w for row in W2 for w in row))
    return dict(z=z, h=h, o=o, L=L, s=s, J=L + s)
