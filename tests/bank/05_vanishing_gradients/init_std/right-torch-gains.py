# right: the gains of torch, 5/3 for tanh
import math

from torch.nn.init import calculate_gain


def init_std(fan_in, activation):
    slope = 0.2 if activation == "leaky_relu" else None
    return calculate_gain(activation, slope) / math.sqrt(fan_in)
