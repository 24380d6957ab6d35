# score: 27 / 27
# Right in another way: recursion, einsum, autograd, torch's gains.

# %% predictions
answer_factors = "b"
answer_sigmoid = "d"
answer_constant = "a"
answer_learning_rate = "c"

# %% output-jacobian
from functools import reduce


def output_jacobian(Ws, zs, phi_prime, layer):
    factors = [np.einsum("i,ij->ij", phi_prime(z), W) for W, z in zip(Ws, zs)][layer:]
    return reduce(np.matmul, factors[::-1], np.identity(Ws[-1].shape[0]))

# %% log-norms
def jacobian_log_norms(Ws, zs, phi_prime):
    J, scale, out = np.eye(Ws[0].shape[1]), 0.0, []
    for W, z in zip(Ws, zs):
        J = np.einsum("i,ij,jk->ik", phi_prime(z), W, J)
        top = np.abs(J).max()
        if top > 0:
            J = J / top
            scale += np.log10(top)
            out.append(scale + 0.5 * np.log10(np.sum(J * J)))
        else:
            out.append(-np.inf)
    return np.array(out)

# %% gradient-norms
import torch
from torch.nn import functional as F


def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    bs = [torch.tensor(b) for W, b in params]
    H = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = torch.tanh(H @ W + b)
    F.cross_entropy(H @ Ws[-1] + bs[-1], torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]

# %% init-std
import math

from torch.nn.init import calculate_gain


def init_std(fan_in, activation):
    slope = 0.2 if activation == "leaky_relu" else None
    return calculate_gain(activation, slope) / math.sqrt(fan_in)

# %% init-params
def init_params(sizes, activation, rng):
    layers = []
    for i in range(len(sizes) - 1):
        W = init_std(sizes[i], activation) * rng.standard_normal((sizes[i], sizes[i + 1]))
        layers.append([W, np.zeros(shape=(1, sizes[i + 1]))])
    return layers
