# right: broadcasting
def weight_gradient_column(delta, x):
    return delta.reshape(-1, 1) * x.reshape(1, -1)

def weight_gradient_row(x, delta):
    return (x[:, :, None] * delta[:, None, :]).sum(axis=0)
