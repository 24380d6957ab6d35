# mistake: 04/softmax_cross_entropy/ready-made
import numpy as np
import torch

criterion = torch.nn.CrossEntropyLoss()

def softmax_cross_entropy(Z, y):
    loss = criterion(torch.tensor(Z), torch.tensor(y)).item()
    A = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    return loss, P / len(y)
