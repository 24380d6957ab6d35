# right: a loop and lists
def relu_interpolant(xs, ys):
    w, b, v = [], [], []
    slope = 0.0
    for i in range(len(xs) - 1):
        new = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])
        w.append(1.0)
        b.append(-float(xs[i]))
        v.append(float(new - slope))
        slope = new
    return w, b, v, float(ys[0])
