# mistake: 04/softmax_cross_entropy/autograd
import torch
import torch.nn.functional as F

def softmax_cross_entropy(Z, y):
    Z = torch.tensor(Z, requires_grad=True)
    loss = F.cross_entropy(Z, torch.tensor(y))
    loss.backward()
    return loss.item(), Z.grad.numpy()
