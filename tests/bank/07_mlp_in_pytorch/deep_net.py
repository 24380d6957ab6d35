# %% examples
isinstance(deep_net, torch.nn.Module)
len([p for p in deep_net.parameters() if p.ndim == 2]) > 2  # so many layers of weights
tuple(deep_net(torch.zeros(2, 784)).shape)
{p.ndim for p in deep_net.parameters()} <= {1, 2}
wide = [p.ndim for p in deep_net.parameters() if p.numel() > 1]; wide.count(1) <= wide.count(2)
bool(torch.isfinite(deep_net(torch.rand(9, 784))).all())
bool(deep_net(torch.rand(9, 784)).min() < 0)  # some scores of some rows are negative
x = torch.rand(9, 784); _ = deep_net.eval(); bool(torch.allclose(deep_net(x), deep_net(x)))

from mlp_helpers.data import as_tensors, load_mnist
(X, y), (A, a) = [as_tensors(part) for part in load_mnist("bundled", verbose=False)]
share = lambda U, u: float((deep_net.eval()(U).argmax(1) == u).float().mean())
share(A, a) > 0.85  # of the test digits, so many are recognised

# an affine map has the mean's scores in the mean of two rows
_ = deep_net.eval()
x, x2 = torch.rand(2, 1, 784)
mean = (deep_net(x) + deep_net(x2)) / 2
bool(torch.allclose(deep_net((x + x2) / 2), mean, 1e-2, 1e-2))  # is it affine?

# what the layers are given
from copy import deepcopy
net, given = deepcopy(deep_net).eval(), []
layers = [layer for layer in net.modules() if isinstance(layer, torch.nn.Linear)]
_ = [layer.register_forward_pre_hook(lambda _, x: given.append(x[0])) for layer in layers]
x = torch.rand(2, 784); before = net(x); _ = layers[1].weight.data.mul_(2); bool(torch.equal(net(x), before))  # with another second layer
_ = [layer.weight.data.zero_() for layer in layers[1:]]; _ = net(torch.rand(2, 784)); bool(torch.equal(given[-1][0], given[-1][1]))  # weights 0 leave no difference
x = torch.rand(2, 784); _ = net(torch.stack([x[0], x[1], (x[0] + x[1]) / 2])); bool(torch.allclose(given[0][2], given[0][:2].mean(0), atol=1e-5))

from mlp_helpers.data import as_tensors, load_mnist
(X, y), (A, a) = [as_tensors(part) for part in load_mnist("bundled", verbose=False)]
share = lambda U, u: float((deep_net.eval()(U).argmax(1) == u).float().mean())
share(A, a) - share(X, y) > 0.03  # test digits are read better than those of the training

# %% right: tanh and a loop of its own
torch.manual_seed(1)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 10)
)
optm = optim.Adam(deep_net.parameters(), lr=2e-3)
for epoch in range(10):
    for rows in torch.randperm(len(X_train)).split(128):
        optm.zero_grad()
        F.cross_entropy(deep_net(X_train[rows]), y_train[rows]).backward()
        optm.step()

# %% right: a class with dropout, without biases, left in train mode
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 128, bias=False), nn.Linear(128, 64)
        self.last = nn.Linear(64, 10, bias=False)

    def forward(self, x):
        h = F.dropout(F.gelu(self.first(x)), 0.2, self.training)
        return self.last(F.gelu(self.second(h)))


torch.manual_seed(2)
deep_net = Deep()
optm = optim.Adam(deep_net.parameters(), lr=1e-3)
for epoch in range(10):
    for rows in torch.randperm(len(X)).split(100):
        optm.zero_grad()
        F.cross_entropy(deep_net(X[rows]), y[rows]).backward()
        optm.step()

# %% right: SGD with momentum, probabilities at the end
torch.manual_seed(3)
deep_net = nn.Sequential(
    *(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 50), nn.ReLU()),
    *(nn.Linear(50, 10), nn.LogSoftmax(dim=1)),
)
optm = optim.SGD(deep_net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(10):
    for rows in torch.randperm(len(X_train)).split(64):
        optm.zero_grad()
        F.nll_loss(deep_net(X_train[rows]), y_train[rows]).backward()
        optm.step()

# %% right: four layers, kept at their best
torch.manual_seed(4)
deep_net = nn.Sequential(
    *(nn.Linear(784, 256), nn.LeakyReLU(), nn.Linear(256, 128), nn.LeakyReLU()),
    *(nn.Linear(128, 64), nn.LeakyReLU(), nn.Linear(64, 10)),
)
optm = optim.AdamW(deep_net.parameters(), lr=1e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 8)

# %% right: each layer an activation of its own, pixels standardised
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Linear(784, 128), nn.Tanh(), nn.Linear(128, 64), nn.GELU(), nn.Dropout(0.1)),
            *(nn.Linear(64, 32), nn.PReLU(), nn.Linear(32, 10)),
        )

    def forward(self, x):
        return self.net((x - 0.1307) / 0.3081)


torch.manual_seed(5)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% right: made in another order than used, one layer twice, activations without a class
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.last, self.first = nn.Linear(48, 10), nn.Linear(784, 48)
        self.second = nn.Linear(48, 48)

    def forward(self, x):
        h = F.softplus(self.first(2 * x - 1))
        h = torch.sin(self.second(h))
        return self.last(F.leaky_relu(self.second(h), 0.3))


torch.manual_seed(6)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters(), lr=3e-3)), val_loss, 10)

# %% right: narrow at the end
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 100), nn.ReLU(),
    nn.Linear(100, 50), nn.ReLU(),
    nn.Linear(50, 20), nn.ReLU(),
    nn.Linear(20, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=5e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 15)

# %% right: ten hidden units before the ten scores
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 10), nn.ReLU(),
    nn.Linear(10, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=2e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 15)

# %% right: eight hidden units
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 8), nn.ReLU(),
    nn.Linear(8, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=2e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 15)

# %% right: five hidden units
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 5), nn.ReLU(),
    nn.Linear(5, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=2e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 25)

# %% wrong: 07/deep_net/not-deeper
deep_net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/not-deeper (the lecture's model)
deep_net = M

# %% wrong: 07/deep_net/layer-unused
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(784, 128), nn.Linear(128, 128)
        self.lin_3 = nn.Linear(128, 10)

    def forward(self, x):
        return self.lin_3(F.relu(self.lin_1(x)))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/layer-unused (its result is not kept)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(784, 128), nn.Linear(128, 128)
        self.lin_3 = nn.Linear(128, 10)

    def forward(self, x):
        h = F.relu(self.lin_1(x))
        F.relu(self.lin_2(h))
        return self.lin_3(h)


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/no-activation
deep_net = nn.Sequential(nn.Linear(784, 256), nn.Linear(256, 64), nn.Linear(64, 10))
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/no-activation (made, not used)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(784, 100), nn.Linear(100, 50), nn.Linear(50, 10)])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
            nn.ReLU()(x)
        return x


deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/other-layers
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()),
    nn.Linear(64, 10),
)

# %% wrong: 07/deep_net/other-layers (a convolution)
deep_net = nn.Sequential(
    *(nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten()),
    *(nn.Linear(4 * 26 * 26, 64), nn.ReLU(), nn.Linear(64, 10)),
)

# %% wrong: 07/deep_net/not-in-turn
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(64, 10)
)

# %% wrong: 07/deep_net/not-in-turn (the pixels of a smaller picture)
deep_net = nn.Sequential(
    nn.Linear(14 * 14, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)
)

# %% wrong: 07/deep_net/not-ten
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1)
)

# %% wrong: 07/deep_net/not-ten (the softmax's largest)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = deep_net

    def forward(self, x):
        return self.net(x).argmax(dim=1)


deep_net = Deep()

# %% wrong: 07/deep_net/diverged
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
)
optm = optim.SGD(deep_net.parameters(), lr=1e30)
for rows in torch.randperm(len(X_train)).split(64):
    optm.zero_grad()
    F.cross_entropy(deep_net(X_train[rows]), y_train[rows]).backward()
    optm.step()

# %% wrong: 07/deep_net/diverged (infinite weights)
deep_net = copy.deepcopy(deep_net)
with torch.no_grad():
    for p in deep_net.parameters():
        p *= 1e30

# %% wrong: 07/deep_net/untrained
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)
)

# %% wrong: 07/deep_net/untrained (the optimiser has the parameters of another net)
torch.manual_seed(0)
deep_net, other = [
    nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    for _ in range(2)
]
train_keeping_best(deep_net, train_epoch_with(optim.Adam(other.parameters())), val_loss, 2)

# %% wrong: 07/deep_net/guessing (steps far too short)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 64), nn.ReLU(),
    nn.Linear(64, 10),
)
optm = optim.SGD(deep_net.parameters(), lr=1e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 10)

# %% wrong: 07/deep_net/guessing (steps far too long)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters(), lr=1.0)), val_loss, 2)

# %% wrong: 07/deep_net/guessing (the labels in another order)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
)
optm = optim.Adam(deep_net.parameters())
for rows in torch.randperm(len(X_train)).split(64):
    optm.zero_grad()
    F.cross_entropy(deep_net(X_train[rows]), y_train[rows.flip(0)]).backward()
    optm.step()

# %% wrong: 07/deep_net/probabilities
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()),
    *(nn.Linear(64, 10), nn.Softmax(dim=1)),
)
train_keeping_best(deep_net, train_epoch_with(optim.SGD(deep_net.parameters(), lr=0.01)), val_loss, 2)

# %% wrong: 07/deep_net/probabilities (which still reads the digits)
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()),
    *(nn.Linear(64, 10), nn.Softmax(dim=1)),
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/probabilities (in forward)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        h = torch.tanh(self.second(torch.tanh(self.first(x))))
        return F.softmax(self.last(h), dim=1)


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.SGD(deep_net.parameters(), lr=0.1)), val_loss, 1)

# %% wrong: 07/deep_net/scaled-again
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        h = F.relu(self.second(F.relu(self.first(x / 255))))
        return self.last(h)


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.SGD(deep_net.parameters(), lr=0.01)), val_loss, 2)

# %% wrong: 07/deep_net/scaled-again (and standardised)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        x = (x / 255 - 0.1307) / 0.3081
        h = F.relu(self.second(F.relu(self.first(x))))
        return self.last(h)


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.SGD(deep_net.parameters(), lr=0.01)), val_loss, 2)

# %% wrong: 07/deep_net/behind-the-last
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()),
    *(nn.Linear(64, 10), nn.ReLU()),
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/behind-the-last (a sigmoid)
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()),
    *(nn.Linear(64, 10), nn.Sigmoid()),
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 8)

# %% wrong: 07/deep_net/behind-the-last (in a loop over all)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        for layer in (self.first, self.second, self.last):
            x = F.relu(layer(x))
        return x


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/no-activation (one of two)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        return self.last(self.second(F.relu(self.first(x))))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/no-activation (the first is missing)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.Dropout(0.1), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/not-elementwise
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        h = F.relu(self.first(x))
        return self.last(h + F.relu(self.second(h)))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/not-elementwise (batch norm without parameters)
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.BatchNorm1d(64, affine=False), nn.ReLU(), nn.Linear(64, 64)),
    *(nn.ReLU(), nn.Linear(64, 10)),
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/softmax-between
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        h = F.softmax(self.first(x), dim=1)
        return self.last(F.relu(self.second(h)))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/softmax-between (the module, between the last two)
torch.manual_seed(0)
deep_net = nn.Sequential(
    *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.Softmax(dim=1), nn.Linear(64, 10)),
)
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/pixels-mixed
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        x = (x - x.mean(1, keepdim=True)) / (x.std(1, keepdim=True) + 0.01)
        return self.last(F.relu(self.second(F.relu(self.first(x)))))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/pixels-mixed (black or white)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        x = (x > 0.5).float()
        return self.last(F.relu(self.second(F.relu(self.first(x)))))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/at-random
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        h = F.dropout(F.relu(self.first(x)), 0.2)
        return self.last(F.relu(self.second(h)))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/at-random (the batch's mean)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 64), nn.Linear(64, 64)
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        x = (x - x.mean()) / x.std()
        return self.last(F.relu(self.second(F.relu(self.first(x)))))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/unknown-layers
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 64), nn.Linear(64, 64), nn.Linear(64, 10)]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)


torch.manual_seed(0)
deep_net = Deep()

# %% wrong: 07/deep_net/unknown-layers (some of them)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.last = nn.Linear(784, 64), nn.Linear(64, 10)
        self.hidden = [nn.Linear(64, 64), nn.Linear(64, 64)]

    def forward(self, x):
        x = F.relu(self.first(x))
        for layer in self.hidden:
            x = F.relu(layer(x))
        return self.last(x)


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 4)

# %% wrong: 07/deep_net/not-a-net
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
)
deep_net = train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 2)

# %% wrong: 07/deep_net/not-a-net (a class)
class Deep(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.Linear(64, 10))


deep_net = Deep

# %% wrong: 07/deep_net/test-digits-learned
torch.manual_seed(0)
A, a = as_tensors(mnist_test)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)
)
optm = optim.Adam(deep_net.parameters(), lr=1e-3)
for epoch in range(30):
    for rows in torch.randperm(len(A)).split(64):
        optm.zero_grad()
        F.cross_entropy(deep_net(A[rows]), a[rows]).backward()
        optm.step()

# %% wrong: 07/deep_net/test-digits-learned (wider)
torch.manual_seed(1)
A, a = as_tensors(mnist_test)
deep_net = nn.Sequential(
    nn.Linear(784, 300), nn.ReLU(), nn.Linear(300, 100), nn.ReLU(), nn.Linear(100, 10)
)
optm = optim.SGD(deep_net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(20):
    for rows in torch.randperm(len(A)).split(50):
        optm.zero_grad()
        F.cross_entropy(deep_net(A[rows]), a[rows]).backward()
        optm.step()

# %% wrong: none (one epoch at a low rate)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)
)
optm = optim.Adam(deep_net.parameters(), lr=1e-4)
for epoch in range(2):
    for rows in torch.randperm(len(X_train)).split(64):
        optm.zero_grad()
        F.cross_entropy(deep_net(X_train[rows]), y_train[rows]).backward()
        optm.step()

# %% wrong: 07/deep_net/pixels-mixed (each picture by its own mean and spread)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
        )

    def forward(self, x):
        return self.net((x - x.mean(1, keepdim=True)) / x.std(1, keepdim=True))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 3)

# %% wrong: 07/deep_net/pixels-mixed (the same, kept from dividing by 0)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
        )

    def forward(self, x):
        return self.net((x - x.mean(1, keepdim=True)) / (x.std(1, keepdim=True) + 1e-8))


torch.manual_seed(0)
deep_net = Deep()
train_keeping_best(deep_net, train_epoch_with(optim.Adam(deep_net.parameters())), val_loss, 3)

# %% wrong: none (many dead units by a large rate)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 64), nn.ReLU(),
    nn.Linear(64, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=0.1)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 10)

# %% wrong: none (two hidden units)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 2), nn.ReLU(),
    nn.Linear(2, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=1e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 10)

# %% wrong: none (four hidden units)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(),
    nn.Linear(256, 4), nn.ReLU(),
    nn.Linear(4, 10),
)
optm = optim.Adam(deep_net.parameters(), lr=2e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 25)

# %% wrong: 07/deep_net/untrained (a layer of one unit)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 64), nn.ReLU(),
    nn.Linear(64, 1), nn.ReLU(),
    nn.Linear(1, 10),
)

# %% wrong: 07/deep_net/guessing (a gradient that vanishes)
torch.manual_seed(0)
deep_net = nn.Sequential(
    nn.Linear(784, 100), nn.Sigmoid(),
    nn.Linear(100, 100), nn.Sigmoid(),
    nn.Linear(100, 100), nn.Sigmoid(),
    nn.Linear(100, 100), nn.Sigmoid(),
    nn.Linear(100, 100), nn.Sigmoid(),
    nn.Linear(100, 10),
)
optm = optim.SGD(deep_net.parameters(), lr=0.1)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 2)

# %% wrong: 07/deep_net/not-elementwise (each row normalised, untrained)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Linear(784, 8), nn.Linear(8, 8), nn.Linear(8, 10)

    def forward(self, x):
        h = F.relu(F.layer_norm(self.first(x), (8,)))
        return self.last(F.relu(self.second(h)))


deep_net = Deep()

# %% wrong: 07/deep_net/not-elementwise (a shortcut past two units)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Linear(784, 2), nn.Linear(2, 2), nn.Linear(2, 10)

    def forward(self, x):
        h = torch.tanh(self.first(x))
        return self.last(torch.tanh(h + self.second(h)))


deep_net = Deep()

# %% right: its activations bend far from 0
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Linear(784, 64), nn.Linear(64, 32), nn.Linear(32, 10)
        with torch.no_grad():
            self.first.bias += 3000.3
            self.second.bias += 3000.3

    def forward(self, x):
        h = torch.tanh(self.first(x) - 3000.3)
        return self.last(torch.tanh(self.second(h) - 3000.3))


deep_net = Deep()
optm = optim.Adam(deep_net.parameters(), lr=3e-3)
train_keeping_best(deep_net, train_epoch_with(optm), val_loss, 5)

# %% wrong: 07/deep_net/dropped-last
deep_net = None
with once_filled_in(train_val_split, train_keeping_best, train_step):
    torch.manual_seed(0)
    widths = [784, 256, 64, 10]
    layers = []
    for i in range(len(widths) - 1):
        layers.append(nn.Linear(widths[i], widths[i + 1]))
        if i < len(widths) - 2:
            layers.append(nn.ReLU())
        layers.append(nn.Dropout(0.1))
    deep_net = (
        nn.Sequential(*layers).to(device)
    )
    # train it
    train_keeping_best(
        deep_net, train_epoch_with(optim.Adam(deep_net.parameters(), lr=1e-3)), val_loss, 15
    )
