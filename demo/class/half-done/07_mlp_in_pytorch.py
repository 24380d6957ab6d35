# score: 8 / 34
# Ran out of time: initialisation, optimizer, evaluation and training are missing.

# %% data-iterators
BATCH_SIZE = 256
train_iter = torch.utils.data.DataLoader(
    mnist_train, batch_size=BATCH_SIZE, shuffle=True
)
test_iter = torch.utils.data.DataLoader(
    mnist_test, batch_size=BATCH_SIZE, shuffle=True
)

# %% model
class MultiLayerPerceptronClass(nn.Module):
    """
    Multilayer Perceptron (MLP) Class
    """
    def __init__(self, name='mlp', xdim=784, hdim=256, ydim=10):
        super(MultiLayerPerceptronClass, self).__init__()
        self.name = name
        self.xdim = xdim
        self.hdim = hdim
        self.ydim = ydim
        self.lin_1 = nn.Linear(
            self.xdim, self.hdim
        )
        self.lin_2 = nn.Linear(
            self.hdim, self.ydim
        )
        self.init_param()  # initialize parameters

    def init_param(self):
        # FILL IN HERE
        ...

    def forward(self, x):
        net = x
        net = self.lin_1(net)
        net = F.relu(net)
        net = self.lin_2(net)
        return net

# %% loss-and-optimizer
M, loss, optm = None, None, None
with once_filled_in(MultiLayerPerceptronClass):
    torch.manual_seed(0)
    M = MultiLayerPerceptronClass(name='mlp', xdim=784, hdim=256, ydim=10).to(device)
    loss = (
        nn.CrossEntropyLoss()
    )
    optm = (
        # FILL IN HERE
        ...
    )
