# right: initialisation in a loop, by hand
import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super(MultiLayerPerceptronClass, self).__init__()
        self.name = name
        self.xdim = xdim
        self.hdim = hdim
        self.ydim = ydim
        self.lin_1 = nn.Linear(self.xdim, self.hdim)
        self.lin_2 = nn.Linear(self.hdim, self.ydim)
        self.init_param()

    def init_param(self):
        with torch.no_grad():
            for layer in [self.lin_1, self.lin_2]:
                layer.weight.normal_(0, (2.0 / layer.in_features) ** 0.5)
                layer.bias.fill_(0)

    def forward(self, x):
        net = x
        net = self.lin_1(net)
        net = F.relu(net)
        net = self.lin_2(net)
        return net
