# score: 34 / 34
# Right, but nowhere as in the lecture.

# %% data-iterators
BATCH_SIZE = 256


def make_loader(dataset):
    sampler = torch.utils.data.RandomSampler(dataset)
    return torch.utils.data.DataLoader(dataset, BATCH_SIZE, sampler=sampler)


train_iter, test_iter = [make_loader(dataset) for dataset in (mnist_train, mnist_test)]

# %% model
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name='mlp', xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.name = name
        self.lin_1, self.lin_2 = [nn.Linear(a, b) for a, b in ((xdim, hdim), (hdim, ydim))]
        self.init_param()

    def init_param(self):
        with torch.no_grad():
            for layer in (self.lin_1, self.lin_2):
                layer.weight.normal_(std=(2 / layer.in_features) ** 0.5)
                layer.bias.zero_()

    def forward(self, x):
        return self.lin_2(self.lin_1(x).clamp(min=0))

# %% loss-and-optimizer
M, loss, optm = None, None, None
with once_filled_in(MultiLayerPerceptronClass):
    torch.manual_seed(0)
    M = MultiLayerPerceptronClass().to(device)
    loss = lambda logits, y: F.nll_loss(F.log_softmax(logits, dim=1), y)
    optm = optim.Adam([{'params': [p]} for p in M.parameters()])

# %% func-eval
@torch.no_grad()
def func_eval(model, data_iter, device):
    model.eval()
    hits = [
        model(x.flatten(1).to(device)).argmax(dim=1).eq(y.to(device)) for x, y in data_iter
    ]
    model.train()
    print("evaluated", len(hits), "batches")
    return torch.cat(hits).double().mean().item()

# %% train-step
def train_step(model, batch_in, batch_out, loss, optm, device):
    value = loss(model(batch_in.reshape(len(batch_in), -1).to(device)), batch_out.to(device))
    for p in model.parameters():  # what is left of the batch before
        p.grad = None
    value.backward()
    optm.step()
    return float(value.detach())

# %% train-val-split
def train_val_split(X, y, n_val, generator):
    val = torch.zeros(len(X), dtype=torch.bool)
    val[torch.rand(len(X), generator=generator).argsort()[:n_val]] = True
    return X[~val], y[~val], X[val], y[val]

# %% train-keeping-best
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [], []
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append({name: tensor.clone() for name, tensor in model.state_dict().items()})
    model.load_state_dict(states[losses.index(min(losses))])
    return losses

# %% deep-net
class Deep(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        first, *others = self.layers
        h = first(x)
        for layer in others:
            h = layer(torch.tanh(h))
        return h


torch.manual_seed(0)
deep_net = Deep(784, 100, 50, 50, 10).to(device)
optm_deep = optim.SGD(deep_net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(8):
    for rows in torch.randperm(len(X_train)).split(100):
        optm_deep.zero_grad()
        F.cross_entropy(deep_net(X_train[rows]), y_train[rows]).backward()
        optm_deep.step()

# %% sick-networks
answer_first, answer_second, answer_third = "(b)", "d", "E."
