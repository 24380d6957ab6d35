# right: checked again after some training
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


M = MultiLayerPerceptronClass()
loss = F.cross_entropy
optm = optim.Adam(M.parameters(), lr=1e-3)

for _ in range(3):
    optm.zero_grad()
    loss(M(torch.rand(20, 784)), torch.randint(10, (20,))).backward()
    optm.step()
