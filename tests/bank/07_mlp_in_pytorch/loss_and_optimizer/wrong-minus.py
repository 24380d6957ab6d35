# mistake: 07/loss_and_optimizer/sign
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))


torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.log_softmax(o, 1)[range(len(t)), t].mean()
optm = optim.Adam(M.parameters(), lr=1e-3)
