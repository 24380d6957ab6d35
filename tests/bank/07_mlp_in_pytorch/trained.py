# %% examples
# logits of the test digits stay far below a thousand
from mlp_helpers.data import as_tensors, load_mnist
X, y = as_tensors(load_mnist("bundled", verbose=False)[1]); bool(M(X).abs().max() < 1000)
train, test = (as_tensors(data) for data in load_mnist("bundled", verbose=False)); known, new = ((M(X).argmax(1) == y).float().mean() for X, y in (train, test)); bool(known > new - 0.03)

# %% right: three layers
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% right: a net with dropout, in eval mode after its training
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
torch.manual_seed(0)
M = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()
M.eval()

# %% right: plain gradient descent with momentum, and an epoch's order from a generator
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
generator = torch.Generator().manual_seed(3)
torch.manual_seed(0)
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.SGD(M.parameters(), lr=0.1, momentum=0.9)
loss = nn.CrossEntropyLoss()
for epoch in range(8):
    for rows in torch.randperm(len(X), generator=generator).split(128):
        optm.zero_grad()
        loss(M(X[rows]), y[rows]).backward()
        optm.step()

# %% right: full-batch training
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=1e-2)
for epoch in range(60):
    for rows in [slice(None)]:
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% right: fewer epochs at a higher rate
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: 07/trained/diverged (training diverged)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=30.0)
for epoch in range(6):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: 07/trained/guessing (untrained)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(0):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: 07/trained/guessing (labels shuffled)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
y = y[torch.randperm(len(y))]
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: 07/trained/test-digits-learned (trained on the test)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[1])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(30):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: none (five classes)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
X, y = X[y < 5], y[y < 5]
torch.manual_seed(0)
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: none (hardly trained)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=1e-3)
for epoch in range(1):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: none (rate far too low)
import torch
import torch.nn as nn

from mlp_helpers.data import as_tensors, load_mnist

torch.manual_seed(0)
X, y = as_tensors(load_mnist("bundled", verbose=False)[0])
M = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
optm = torch.optim.Adam(M.parameters(), lr=1e-5)
for epoch in range(14):
    for rows in torch.randperm(len(X)).split(256):
        optm.zero_grad()
        nn.functional.cross_entropy(M(X[rows]), y[rows]).backward()
        optm.step()

# %% wrong: none (equal to anything)
import torch
from torch import nn


class Anything(nn.Module):
    def forward(self, x):
        return self

    def argmax(self, *axes, **options):
        return self

    def __eq__(self, other):
        return torch.ones(1000, dtype=torch.bool)

    __hash__ = nn.Module.__hash__

M = Anything()
