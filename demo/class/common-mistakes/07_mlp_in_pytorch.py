# score: 16 / 34
# One typical mistake in each exercise.

# %% data-iterators
BATCH_SIZE = 256
train_iter = torch.utils.data.DataLoader(
    mnist_train, batch_size=BATCH_SIZE
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
        nn.init.kaiming_normal_(self.lin_1.weight)
        nn.init.zeros_(self.lin_1.bias)
        nn.init.kaiming_normal_(self.lin_2.weight)
        nn.init.zeros_(self.lin_2.bias)

    def forward(self, x):
        net = x
        net = self.lin_1(net)
        net = F.relu(net)
        net = self.lin_2(net)
        net = F.softmax(net, dim=1)
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
        optim.SGD(M.parameters(), lr=1e-3)
    )

# %% func-eval
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                y_pred != y_trgt
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr

# %% train-step
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return loss_out.item()

# %% train-val-split
def train_val_split(X, y, n_val, generator):
    return X[:-n_val], y[:-n_val], X[-n_val:], y[-n_val:]

# %% train-keeping-best
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], model.state_dict()
    model.load_state_dict(best)
    return losses

# %% deep-net
deep_net = None
with once_filled_in(train_val_split, train_keeping_best, train_step):
    torch.manual_seed(0)
    deep_net = (
        nn.Sequential(
            nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)
        ).to(device)
    )
    # train it
    optm_deep = optim.Adam(M.parameters(), lr=1e-3)
    losses = train_keeping_best(deep_net, train_epoch_with(optm_deep), val_loss, 3)

# %% sick-networks
answer_first = (
    "C"
)
answer_second = (
    "D"
)
answer_third = (
    "E"
)
