# right: a table of variances
VARIANCES = {"linear": 1.0, "tanh": 1.0, "relu": 2.0, "leaky_relu": 2 / 1.04}


def init_std(fan_in, activation):
    return (VARIANCES[activation] / fan_in) ** 0.5
