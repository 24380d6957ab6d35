# mistake: 03/relu/one-number-at-a-time


def relu(x):
    if x > 0:
        return x
    return 0


def relu_prime(x):
    return (x > 0).astype(x.dtype)
