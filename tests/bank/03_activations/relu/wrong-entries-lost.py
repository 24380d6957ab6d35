# mistake: 03/relu/entries-lost


def relu(x):
    return x[x > 0]


def relu_prime(x):
    return (x > 0).astype(x.dtype)
