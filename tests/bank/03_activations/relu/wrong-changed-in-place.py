# mistake: 03/relu/changed-in-place


def relu(x):
    x[x < 0] = 0
    return x


def relu_prime(x):
    return (x > 0).astype(x.dtype)
