# mistake: 03/relu/one-number-at-a-time


def relu(x):
    return max(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
