# mistake: 07/model/truncated
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiLayerPerceptronClass(nn.Module):
    """
    Multilayer Perceptron (MLP) Class
    """

    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super(MultiLayerPerceptronClass, self).__init__()
        self.name = name
        self.xdim = xdim
        self.hdim = hdim
        self.ydim = ydim
        self.lin_1 = nn.Linear(self.xdim, self.hdim)
        self.lin_2 = nn.Linear(self.hdim, self.ydim)

        self.init_param()  # initialize parameters

    def init_param(self):
        for lin in (self.lin_1, self.lin_2):
            std = math.sqrt(2 / lin.in_features)
            nn.init.trunc_normal_(lin.weight, std=std, a=-2 * std, b=2 * std)
            nn.init.zeros_(lin.bias)

    def forward(self, x):
        net = x
        net = self.lin_1(net)
        net = F.relu(net)
        net = self.lin_2(net)
        return net
