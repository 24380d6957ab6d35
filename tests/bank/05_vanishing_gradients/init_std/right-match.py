# right: match statement and rounded constants
def init_std(fan_in, activation):
    match activation:
        case "relu":
            gain = 1.414
        case "leaky_relu":
            gain = 1.387
        case "tanh":
            gain = 1.1
        case _:
            gain = 1
    return gain * fan_in**-0.5
