# mistake: 03/relu/unchanged


def relu(x):
    return x


def relu_prime(x):
    return (x > 0).astype(x.dtype)
