# mistake: 05/init_std/constant
def init_std(fan_in, activation):
    return 0.01
