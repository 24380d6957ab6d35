# %% examples
# equal logits: each class has probability 1/10, and log 10 = 2.3026
isinstance(loss, type)
round(float(loss(torch.zeros(1, 10), torch.tensor([0]))), 4)
round(float(loss(torch.zeros(2, 10), torch.tensor([0, 1]))), 4)
Z = torch.zeros(1, 10); Z[0, 0] = 5.0; round(float(loss(Z, torch.tensor([0]))), 4)
isinstance(optm, torch.optim.Adam)
float(optm.param_groups[0]["lr"])
sum(p.numel() for group in optm.param_groups for p in group["params"])
held = [p for group in optm.param_groups for p in group["params"]]; all(any(p is q for q in held) for p in M.parameters())
callable(loss)
loss(torch.zeros(2, 10, requires_grad=True), torch.tensor([0, 1])).requires_grad
Z = torch.zeros(2, 10); Z[0, 0] = 5.0; round(float(loss(Z, torch.tensor([0, 1]))), 4)
Z = torch.zeros(1, 10); Z[0, 1] = 30.0; round(float(loss(Z, torch.tensor([0]))), 4)
hasattr(optm, "param_groups")
sorted({float(group["lr"]) for group in optm.param_groups})
sorted({float(group["weight_decay"]) for group in optm.param_groups})
sorted({group["betas"] for group in optm.param_groups})
any(group["maximize"] for group in optm.param_groups)

# %% right: two parameter groups
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam([{"params": M.lin_1.parameters()}, {"params": M.lin_2.parameters()}], lr=0.001)

# %% right: log-sum-exp by hand
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()


def loss(logits, y):
    picked = logits[torch.arange(len(y)), y]
    return (torch.logsumexp(logits, dim=1) - picked).mean()

optm = optim.Adam(M.parameters(), lr=1e-3)

# %% right: the functional form
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

# %% right: the default learning rate is 1e-3
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters())

# %% right: softmax, then the logarithm
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: -torch.log(torch.softmax(o, 1))[range(len(o)), t].mean()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% right: AdamW without decay takes the steps of Adam
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: -(F.one_hot(t, o.shape[1]) * o.log_softmax(1)).sum() / o.shape[0]
optm = optim.AdamW(M.parameters(), lr=1e-3, weight_decay=0)

# %% right: checked again after some training
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

# %% right: parameters handed over with their names
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: nn.CrossEntropyLoss(reduction="none")(o, t).mean()
optm = optim.Adam(M.named_parameters(), lr=1e-3)

# %% right: log-softmax and the negative log-likelihood
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = lambda z, y: F.nll_loss(F.log_softmax(z, dim=1), y)
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/adam-options (betas)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters(), lr=1e-3, betas=(0.9, 0.99))

# %% wrong: 07/loss_and_optimizer/adam-options (maximize)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters(), lr=1e-3, maximize=True)

# %% wrong: 07/loss_and_optimizer/adam-options (weight decay)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters(), lr=1e-3, weight_decay=1e-4)

# %% wrong: 07/loss_and_optimizer/adamw
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.AdamW(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/binary
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.BCEWithLogitsLoss()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/binary (binary one hot)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.binary_cross_entropy_with_logits(o, F.one_hot(t, 10).float())
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/class-for-object (loss class)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/epsilon
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: -torch.log(F.softmax(o, 1) + 1e-8)[range(len(t)), t].mean()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/fixed-number (divided by 256)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.cross_entropy(o, t, reduction="sum") / 256
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/graph-lost (item)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.cross_entropy(o, t).item()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/graph-lost (detached)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.cross_entropy(o.detach(), t)
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/labels-first
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda t, o: F.cross_entropy(o, t)
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/learning-rate (rate too low)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters(), lr=1e-4)

# %% wrong: 07/loss_and_optimizer/learning-rate (rate unusual)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = F.cross_entropy
optm = optim.Adam(M.parameters(), lr=0.02)

# %% wrong: 07/loss_and_optimizer/learning-rate (rate by layer)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(
    [{"params": M.lin_1.parameters()}, {"params": M.lin_2.parameters(), "lr": 1e-2}], lr=1e-3
)

# %% wrong: 07/loss_and_optimizer/learning-rate (rate too high)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.parameters(), lr=1e-2)

# %% wrong: 07/loss_and_optimizer/mean-of-all-entries (mean of all)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: -(F.one_hot(t, 10) * F.log_softmax(o, 1)).mean()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/nll
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.NLLLoss()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/not-an-optimizer (scheduler)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.lr_scheduler.StepLR(optim.Adam(M.parameters(), lr=1e-3), 1)

# %% wrong: 07/loss_and_optimizer/not-an-optimizer (adam class)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam

# %% wrong: 07/loss_and_optimizer/not-averaged
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss(reduction="none")
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/not-callable (name)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = "cross_entropy"
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/not-callable (value)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = F.cross_entropy(M(torch.zeros(4, 784)), torch.zeros(4, dtype=torch.long))
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/other-model
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(MultiLayerPerceptronClass().parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/other-model (detached parameters)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam([p.detach() for p in M.parameters()], lr=1e-3)

# %% wrong: 07/loss_and_optimizer/other-optimizer (nadam)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.NAdam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/other-optimizer (adagrad)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adagrad(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/rmsprop
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.RMSprop(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/sgd
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.SGD(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/sign (minus)
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

# %% wrong: 07/loss_and_optimizer/smoothing
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss(label_smoothing=0.1)
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/softmax-twice
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()


def loss(y_pred, y):
    return nn.CrossEntropyLoss()(torch.softmax(y_pred, dim=1), y)

optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/some-parameters (one layer)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.lin_1.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/some-parameters (lin 2 only)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss()
optm = optim.Adam(M.lin_2.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/squared-error (mse)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.MSELoss()
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/squared-error (mse one hot)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.mse_loss(o, F.one_hot(t, 10).float())
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/sum (summed)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss(reduction="sum")
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/wrong-axis (softmax over batch)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = lambda o, t: F.nll_loss(F.log_softmax(o, dim=0), t)
optm = optim.Adam(M.parameters(), lr=1e-3)

# %% wrong: 07/loss_and_optimizer/class-ignored (in a class of its own)
class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

torch.manual_seed(0)
M = MultiLayerPerceptronClass()
loss = nn.CrossEntropyLoss(ignore_index=0)
optm = optim.Adam(M.parameters(), lr=1e-3)


# %% wrong: 07/loss_and_optimizer/log-forgotten
M, loss, optm = None, None, None
with once_filled_in(MultiLayerPerceptronClass):
    torch.manual_seed(0)
    M = MultiLayerPerceptronClass(name='mlp', xdim=784, hdim=256, ydim=10).to(device)
    loss = (
        lambda logits, labels: F.nll_loss(F.softmax(logits, dim=1), labels)
    )
    optm = (
        optim.Adam(M.parameters(), lr=1e-3)
    )


# %% wrong: 07/loss_and_optimizer/log-forgotten (by hand)
M, loss, optm = None, None, None
with once_filled_in(MultiLayerPerceptronClass):
    torch.manual_seed(0)
    M = MultiLayerPerceptronClass(name='mlp', xdim=784, hdim=256, ydim=10).to(device)
    loss = (
        lambda logits, labels: -logits.softmax(1)[torch.arange(len(labels)), labels].mean()
    )
    optm = (
        optim.Adam(M.parameters(), lr=1e-3)
    )

# %% wrong: 07/loss_and_optimizer/class-ignored
M, loss, optm = None, None, None
with once_filled_in(MultiLayerPerceptronClass):
    torch.manual_seed(0)
    M = MultiLayerPerceptronClass(name='mlp', xdim=784, hdim=256, ydim=10).to(device)
    loss = (
        nn.CrossEntropyLoss(ignore_index=0)
    )
    optm = (
        optim.Adam(M.parameters(), lr=1e-3)
    )
