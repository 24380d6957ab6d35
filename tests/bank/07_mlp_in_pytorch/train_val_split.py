# %% examples
g = torch.Generator().manual_seed(0)
X, y = torch.tensor([[0.0], [1.0], [2.0], [3.0]]), torch.tensor([0, 1, 2, 3])
X_val = train_val_split(X, y, 1, g)[2]; tuple(X_val.shape)
tuple(train_val_split(X, y, 1, g)[0].shape)
tuple(train_val_split(X, y, 1, g)[1].shape)
_ = train_val_split(X, y, 1, g); X[:, 0]
len(train_val_split(X, y, 1, g))
len({len(train_val_split(X, y, 2, torch.Generator().manual_seed(s))[3]) for s in range(9)})  # so many sizes
a, b, c, d = train_val_split(X, y, 2, g); bool((a[:, 0] == b).all() and (c[:, 0] == d).all())
a, b, c, d = train_val_split(X, y, 2, g); sorted([*b.tolist(), *d.tolist()])

X, y = torch.tensor([[0.0], [1.0], [2.0], [3.0]]), torch.tensor([0, 1, 2, 3])
many = [torch.Generator().manual_seed(s) for s in range(40)]
len({tuple(sorted(train_val_split(X, y, 2, g)[3].tolist())) for g in many})
g = many[0]; len({tuple(sorted(train_val_split(X, y, 2, g)[3].tolist())) for _ in range(40)})

X, y = torch.arange(40.0).view(20, 2), torch.arange(20)
d, e = [train_val_split(X, y, 9, torch.Generator().manual_seed(0))[3] for _ in range(2)]; set(d.tolist()) == set(e.tolist())
a, b, c, d = train_val_split(X, y, 9, torch.Generator()); len({*b.tolist(), *d.tolist()})
a, b, c, d = train_val_split(X, y, 9, torch.Generator()); len(set(d.tolist()))

# %% right: by a mask
def train_val_split(X, y, n_val, generator):
    val = torch.zeros(len(X), dtype=torch.bool)
    val[torch.randperm(len(X), generator=generator)[:n_val]] = True
    return X[~val], y[~val], X[val], y[val]


# %% right: the last ones of a random order
def train_val_split(X, y, n_val, generator):
    n_train = len(X) - n_val
    order = torch.randperm(X.shape[0], generator=generator)
    X, y = X[order], y[order]
    return X[:n_train], y[:n_train], X[n_train:], y[n_train:]


# %% right: random_split of the row numbers
def train_val_split(X, y, n_val, generator):
    sizes = [len(X) - n_val, n_val]
    train, val = torch.utils.data.random_split(range(len(X)), sizes, generator=generator)
    return X[list(train)], y[list(train)], X[list(val)], y[list(val)]


# %% right: by sorting random numbers, as a list
def train_val_split(X, y, n_val, generator):
    rows = torch.rand(len(y), generator=generator).argsort()
    return [X[rows[n_val:]], y[rows[n_val:]], X[rows[:n_val]], y[rows[:n_val]]]


# %% right: without replacement by multinomial
def train_val_split(X, y, n_val, generator):
    chosen = torch.multinomial(torch.ones(len(X)), n_val, generator=generator)
    rest = [i for i in range(len(X)) if i not in set(chosen.tolist())]
    return X[rest], y[rest], X[chosen], y[chosen]


# %% right: a loop over the rows
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator).tolist()
    train, val = sorted(order[n_val:]), sorted(order[:n_val])
    pick = lambda A, rows: torch.stack([A[i] for i in rows])
    return pick(X, train), pick(y, train), pick(X, val), pick(y, val)


# %% wrong: 07/train_val_split/in-place
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    X[:], y[:] = X[order].clone(), y[order].clone()
    return X[n_val:].clone(), y[n_val:].clone(), X[:n_val].clone(), y[:n_val].clone()


# %% wrong: 07/train_val_split/in-place (with copy_)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    X.copy_(X[order])
    y.copy_(y[order])
    return X[:-n_val], y[:-n_val], X[-n_val:], y[-n_val:]


# %% wrong: 07/train_val_split/other-order
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[:n_val], order[n_val:]
    return X[train], X[val], y[train], y[val]


# %% wrong: 07/train_val_split/other-order (by split)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    sizes = [len(X) - n_val, n_val]
    return [*X[order].split(sizes), *y[order].split(sizes)]


# %% wrong: 07/train_val_split/swapped
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    train, val = order[:n_val], order[n_val:]
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/swapped (validation first)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[:n_val], order[n_val:]
    return X[val], y[val], X[train], y[train]


# %% wrong: 07/train_val_split/nothing-put-aside
def train_val_split(X, y, n_val, generator):
    val = torch.randperm(len(X), generator=generator)[:n_val]
    return X, y, X[val], y[val]


# %% wrong: 07/train_val_split/nothing-put-aside (shuffled)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    return X[order], y[order], X[order][:n_val], y[order][:n_val]


# %% wrong: 07/train_val_split/drawn-with-replacement
def train_val_split(X, y, n_val, generator):
    rows = torch.randint(len(X), (len(X),), generator=generator)
    return X[rows[n_val:]], y[rows[n_val:]], X[rows[:n_val]], y[rows[:n_val]]


# %% wrong: 07/train_val_split/drawn-with-replacement (one by one)
def train_val_split(X, y, n_val, generator):
    draw = lambda n: [int(torch.randint(len(X), (), generator=generator)) for _ in range(n)]
    train, val = draw(len(X) - n_val), draw(n_val)
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/overlap
def train_val_split(X, y, n_val, generator):
    val = torch.randperm(len(X), generator=generator)[:n_val]
    train = torch.randperm(len(X), generator=generator)[n_val:]
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/overlap (both from the front)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    n_train = len(X) - n_val
    return X[order[:n_train]], y[order[:n_train]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/labels-apart
def train_val_split(X, y, n_val, generator):
    X = X[torch.randperm(len(X), generator=generator)]
    y = y[torch.randperm(len(y), generator=generator)]
    return X[n_val:], y[n_val:], X[:n_val], y[:n_val]


# %% wrong: 07/train_val_split/labels-apart (labels left in their order)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    return X[order[n_val:]], y[n_val:], X[order[:n_val]], y[:n_val]


# %% wrong: 07/train_val_split/not-drawn
def train_val_split(X, y, n_val, generator):
    return X[:-n_val], y[:-n_val], X[-n_val:], y[-n_val:]


# %% wrong: 07/train_val_split/not-drawn (each side shuffled afterwards)
def train_val_split(X, y, n_val, generator):
    val = torch.randperm(n_val, generator=generator)
    train = n_val + torch.randperm(len(X) - n_val, generator=generator)
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/other-generator
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X))
    val, train = order[:n_val], order[n_val:]
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/other-generator (of NumPy)
def train_val_split(X, y, n_val, generator):
    order = torch.tensor(np.random.permutation(len(X)))
    val, train = order[:n_val], order[n_val:]
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/own-seed
def train_val_split(X, y, n_val, generator):
    generator = torch.Generator().manual_seed(0)
    order = torch.randperm(len(X), generator=generator)
    return X[order[n_val:]], y[order[n_val:]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/own-seed (of the global generator)
def train_val_split(X, y, n_val, generator):
    torch.manual_seed(42)
    order = torch.randperm(len(X))
    return X[order[n_val:]], y[order[n_val:]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/generator-restarted
def train_val_split(X, y, n_val, generator):
    generator.manual_seed(generator.initial_seed())
    order = torch.randperm(len(X), generator=generator)
    return X[order[n_val:]], y[order[n_val:]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/generator-restarted (a new one of the same seed)
def train_val_split(X, y, n_val, generator):
    own = torch.Generator().manual_seed(generator.initial_seed())
    order = torch.randperm(len(X), generator=own)
    return X[order[n_val:]], y[order[n_val:]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/one-lost (counted from 1)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    return X[order[n_val + 1 :]], y[order[n_val + 1 :]], X[order[:n_val]], y[order[:n_val]]


# %% wrong: 07/train_val_split/neighbours
def train_val_split(X, y, n_val, generator):
    start = int(torch.randint(len(X) - n_val, (), generator=generator))
    val = torch.arange(start, start + n_val)
    train = torch.tensor([i for i in range(len(X)) if not start <= i < start + n_val])
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/drawn-with-replacement (the rest by a mask)
def train_val_split(X, y, n_val, generator):
    val = torch.randint(len(X), (n_val,), generator=generator)
    left = torch.ones(len(X), dtype=torch.bool)
    left[val] = False
    return X[left], y[left], X[val], y[val]


# %% wrong: 07/train_val_split/one-lost
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[-n_val:-1], order[:-n_val]
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/one-side-drawn
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val = order[:n_val]
    return X[n_val:], y[n_val:], X[val], y[val]


# %% wrong: 07/train_val_split/one-side-drawn (the training's)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    train = order[n_val:]
    return X[train], y[train], X[-n_val:], y[-n_val:]


# %% wrong: 07/train_val_split/pairs-for-tensors
def train_val_split(X, y, n_val, generator):
    both = torch.utils.data.TensorDataset(X, y)
    train, val = torch.utils.data.random_split(
        both, [len(X) - n_val, n_val], generator=generator
    )
    return train[:], train[:], val[:], val[:]


# %% wrong: 07/train_val_split/pairs-for-tensors (the subsets themselves)
def train_val_split(X, y, n_val, generator):
    train, val = torch.utils.data.random_split(X, [len(X) - n_val, n_val], generator=generator)
    return train, y[train.indices], val, y[val.indices]


# %% wrong: 07/train_val_split/coin-for-each
def train_val_split(X, y, n_val, generator):
    val = torch.rand(len(X), generator=generator) < n_val / len(X)
    train = ~val
    return X[train], y[train], X[val], y[val]


# %% wrong: 07/train_val_split/coin-for-each (bernoulli)
def train_val_split(X, y, n_val, generator):
    chance = torch.full((len(X),), n_val / len(X))
    val = torch.bernoulli(chance, generator=generator).bool()
    return X[~val], y[~val], X[val], y[val]


# %% wrong: 07/train_val_split/nested-pairs
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[:n_val], order[n_val:]
    return (X[train], y[train]), (X[val], y[val])


# %% wrong: 07/train_val_split/nested-pairs (lists)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[:n_val], order[n_val:]
    return [[X[train], y[train]], [X[val], y[val]]]


# %% wrong: none (pixels in half precision)
def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X), generator=generator)
    val, train = order[:n_val], order[n_val:]
    return X[train].half(), y[train], X[val].half(), y[val]


# %% wrong: 07/train_val_split/other-generator (the training's order)
def train_val_split(X, y, n_val, generator):
    val = torch.randperm(len(X), generator=generator)[:n_val]
    order = torch.randperm(len(X))
    train = order[~torch.isin(order, val)]
    return X[train], y[train], X[val], y[val]

# %% wrong: 07/train_val_split/whole-set (dataset of a Subset)
def train_val_split(X, y, n_val, generator):
    dataset = torch.utils.data.TensorDataset(X, y)
    train_set, val_set = torch.utils.data.random_split(
        dataset, [len(dataset) - n_val, n_val], generator=generator
    )
    X_train, y_train = train_set.dataset.tensors
    X_val, y_val = val_set.dataset.tensors
    return X_train, y_train, X_val, y_val
