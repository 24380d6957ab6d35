# right: the same product with torch tensors
import torch


def output_jacobian(Ws, zs, phi_prime, layer):
    J = torch.eye(len(zs[-1]), dtype=torch.float64)
    for W, z in zip(Ws[layer:][::-1], zs[layer:][::-1]):
        J = J @ torch.diag(torch.tensor(phi_prime(z))) @ torch.tensor(W)
    return J
