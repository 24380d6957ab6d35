# right: loops and lists
def weight_gradient_column(delta, x):
    return [[d * v[0] for v in x] for d in delta[0]]

def weight_gradient_row(x, delta):
    n, m = len(x[0]), len(delta[0])
    out = [[0.0] * m for _ in range(n)]
    for xi, di in zip(x, delta):
        for a in range(n):
            for b in range(m):
                out[a][b] += xi[a] * di[b]
    return out
