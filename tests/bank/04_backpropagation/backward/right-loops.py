# right: loops over every entry, lists returned
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    h, o = cache["h"], cache["o"]
    q, n_h, d = len(o), len(h), len(x)
    do = [[o[k][0] - y[k][0]] for k in range(q)]
    dW2 = [[do[k][0] * h[j][0] + lam * W2[k][j] for j in range(n_h)] for k in range(q)]
    dh = [[sum(W2[k][j] * do[k][0] for k in range(q))] for j in range(n_h)]
    dz = [[dh[j][0] * (1 - h[j][0] ** 2)] for j in range(n_h)]
    dW1 = [[dz[j][0] * x[i][0] + lam * W1[j][i] for i in range(d)] for j in range(n_h)]
    return dict(dJ_do=do, dJ_dW2=dW2, dJ_dh=dh, dJ_dz=dz, dJ_dW1=dW1)
