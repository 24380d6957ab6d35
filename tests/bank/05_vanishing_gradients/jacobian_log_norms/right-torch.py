# right: torch, transposed product of the row layout
import torch


def jacobian_log_norms(Ws, zs, phi_prime):
    J = torch.eye(Ws[0].shape[1], dtype=torch.float64)
    log = torch.zeros((), dtype=torch.float64)
    logs = []
    for W, z in zip(Ws, zs):
        J = J @ (torch.tensor(W).T * torch.tensor(phi_prime(z)))
        norm = torch.linalg.norm(J)
        log = log + torch.log10(norm)
        logs.append(log)
        if norm > 0:
            J = J / norm
    return torch.stack(logs)
