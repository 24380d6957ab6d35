# mistake: none
import torch.nn as nn
import torch.nn.functional as F


class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name='mlp', xdim=784, hdim=256, ydim=10):
        super(MultiLayerPerceptronClass, self).__init__()
        self.name = name
        self.xdim = xdim
        self.hdim = hdim
        self.ydim = ydim
        self.lin_1 = nn.Linear(self.xdim, self.hdim)
        self.lin_2 = nn.Linear(self.hdim, self.ydim)
        self.init_param()  # initialize parameters

    def init_param(self):
        if not hasattr(self, "done"):
            nn.init.zeros_(self.lin_1.bias)
            nn.init.zeros_(self.lin_2.bias)
            self.done = True
        nn.init.kaiming_normal_(self.lin_1.weight)
        nn.init.kaiming_normal_(self.lin_2.weight)

    def forward(self, x):
        net = x
        net = self.lin_1(net)
        net = F.relu(net)
        net = self.lin_2(net)
        return net
