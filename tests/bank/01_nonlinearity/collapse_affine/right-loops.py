# right: three loops, lists returned
def collapse_affine(W1, b1, W2, b2):
    d, h, q = len(W1), len(W2), len(W2[0])
    W = [[0.0] * q for _ in range(d)]
    b = [[b2[0][k] for k in range(q)]]
    for k in range(q):
        for j in range(h):
            b[0][k] += b1[0][j] * W2[j][k]
            for i in range(d):
                W[i][k] += W1[i][j] * W2[j][k]
    return W, b
