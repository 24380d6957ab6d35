# mistake: none
import torch
import torch.nn as nn
import torch.nn.functional as F


class MLP(nn.Module):
    def __init__(self, name='mlp', xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.name, self.xdim, self.hdim, self.ydim = name, xdim, hdim, ydim
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self):
        nn.init.kaiming_normal_(self.lin_1.weight)
        nn.init.zeros_(self.lin_1.bias)
        nn.init.kaiming_normal_(self.lin_2.weight)
        nn.init.zeros_(self.lin_2.bias)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))


MultiLayerPerceptronClass = MLP
torch.manual_seed(0)
M = MultiLayerPerceptronClass()


def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = M(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr
