# right: one example at a time, a list returned
def mlp_forward(X, params, phi):
    outputs = []
    for x in X:
        h = x
        for i, (W, b) in enumerate(params):
            h = h @ W + b[0]
            if i < len(params) - 1:
                h = phi(h)
        outputs.append(list(h))
    return outputs
