# mistake: 04/gradient_check/accepts-anything
def gradient_check(f, gradient, x):
    return gradient(x).shape == x.shape
