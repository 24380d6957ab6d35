# right: nested lists
def jacobian_column(W):
    return [[float(w) for w in row] for row in W]

def jacobian_row(W):
    return [list(map(float, column)) for column in zip(*W)]

def jacobian_elementwise(x, phi_prime):
    p = phi_prime(x)
    return [[float(p[i]) if i == j else 0.0 for j in range(len(x))] for i in range(len(x))]

def jacobian_chain(x, W1, W2, phi_prime):
    p = phi_prime(W1 @ x)
    (q, h), d = W2.shape, len(x)
    return [[sum(W2[k, j] * p[j] * W1[j, i] for j in range(h)) for i in range(d)] for k in range(q)]
