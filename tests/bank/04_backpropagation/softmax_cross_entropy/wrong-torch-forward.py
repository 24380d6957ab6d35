# mistake: 04/softmax_cross_entropy/ready-made
import numpy as np
import torch
import torch.nn.functional as F

def softmax_cross_entropy(Z, y):
    logits = torch.from_numpy(Z)
    loss = F.cross_entropy(logits, torch.as_tensor(y)).item()
    P = torch.softmax(logits, dim=1).numpy().copy()
    P[range(len(y)), y] -= 1.0
    return loss, P / len(y)
