# mistake: 05/init_std/variance-for-std
def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 / (1 + 0.2**2)}
    return gains[activation] / fan_in
