# mistake: 01/count_parameters/product
import math


def count_parameters(sizes):
    return math.prod(sizes) + sum(sizes[1:])
