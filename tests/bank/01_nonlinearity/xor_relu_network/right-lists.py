# right: plain lists
def xor_relu_network():
    return [[1, 1], [1, 1]], [[0, -1]], [[1], [-2]], [[0]]
