# right: one function from the other
def weight_gradient_row(x, delta):
    return (delta.T @ x).T

def weight_gradient_column(delta, x):
    return weight_gradient_row(x.T, delta).T
