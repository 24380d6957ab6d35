# %% examples
# what one epoch holds
len(train_iter), len(test_iter)
sum(len(y) for _, y in train_iter), sum(len(y) for _, y in test_iter)
a, b = next(iter(train_iter))[1], next(iter(train_iter))[1]; torch.equal(a, b)
len({X.numpy().tobytes() for batch, _ in train_iter for X in batch})
X, y = next(iter(train_iter)); float(X.max()), len(y)
sum(len(y) for _, y in train_iter), sum(len(y) for _, y in train_iter)
X, y = next(iter(train_iter)); bool(X[y == 0].mean() > 1.5 * X[y == 1].mean())

# %% right: as on the slides, with a worker
test_iter = torch.utils.data.DataLoader(
    mnist_test, batch_size=BATCH_SIZE, shuffle=True, num_workers=0
)

# %% right: an explicit random sampler
train_iter = torch.utils.data.DataLoader(
    mnist_train,
    batch_size=BATCH_SIZE,
    sampler=torch.utils.data.RandomSampler(mnist_train),
)

# %% right: tensors of the same items
from torch.utils.data import DataLoader, TensorDataset

train_set = TensorDataset(mnist_train.data.unsqueeze(1) / 255.0, mnist_train.targets)
test_set = TensorDataset(mnist_test.data.unsqueeze(1) / 255.0, mnist_test.targets)
train_iter = DataLoader(train_set, batch_size=BATCH_SIZE, shuffle=True)
test_iter = DataLoader(test_set, batch_size=BATCH_SIZE)

# %% right: its own generator and a helper
def make(dataset):
    generator = torch.Generator().manual_seed(3)
    return torch.utils.data.DataLoader(dataset, BATCH_SIZE, shuffle=True, generator=generator)

train_iter, test_iter = make(mnist_train), make(mnist_test)

# %% right: positional arguments
train_iter = torch.utils.data.DataLoader(mnist_train, BATCH_SIZE, True)
test_iter = torch.utils.data.DataLoader(mnist_test, BATCH_SIZE)

# %% right: a batch sampler
train_iter = torch.utils.data.DataLoader(
    mnist_train,
    batch_sampler=torch.utils.data.BatchSampler(
        torch.utils.data.RandomSampler(mnist_train), BATCH_SIZE, drop_last=False
    ),
)

# %% wrong: 07/data_iterators/batch-size (batch of one)
test_iter = torch.utils.data.DataLoader(mnist_test, shuffle=True)

# %% wrong: 07/data_iterators/batch-size (no batch size)
from torch.utils.data import DataLoader, TensorDataset

train_iter = DataLoader(mnist_train, shuffle=True)
test_iter = DataLoader(mnist_test)

# %% wrong: 07/data_iterators/batch-size (batch size 128)
BATCH_SIZE = 128
train_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=BATCH_SIZE, shuffle=True)

# %% wrong: 07/data_iterators/batch-size (whole set at once)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=len(mnist_test), shuffle=True)

# %% wrong: 07/data_iterators/batches-kept (lists)
from torch.utils.data import DataLoader, TensorDataset

train_iter = list(DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True))
test_iter = list(DataLoader(mnist_test, batch_size=BATCH_SIZE))

# %% wrong: 07/data_iterators/digits-repeated (with replacement)
train_iter = torch.utils.data.DataLoader(
    mnist_train,
    batch_size=BATCH_SIZE,
    sampler=torch.utils.data.RandomSampler(mnist_train, replacement=True),
)

# %% wrong: 07/data_iterators/labels-apart
from torch.utils.data import DataLoader, TensorDataset

images = mnist_train.data[torch.randperm(len(mnist_train))].unsqueeze(1) / 255.0
train_iter = DataLoader(
    TensorDataset(images, mnist_train.targets), batch_size=BATCH_SIZE, shuffle=True
)
test_iter = DataLoader(mnist_test, batch_size=BATCH_SIZE)

# %% wrong: 07/data_iterators/last-batch-dropped (drop last)
train_iter = torch.utils.data.DataLoader(
    mnist_train, batch_size=BATCH_SIZE, shuffle=True, drop_last=True
)

# %% wrong: 07/data_iterators/last-batch-dropped (test drop last)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=BATCH_SIZE, drop_last=True)

# %% wrong: 07/data_iterators/no-labels (data only)
from torch.utils.data import DataLoader, TensorDataset

train_iter = DataLoader(mnist_train.data, batch_size=BATCH_SIZE, shuffle=True)
test_iter = DataLoader(mnist_test.data, batch_size=BATCH_SIZE)

# %% wrong: 07/data_iterators/not-shuffled
train_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE)

# %% wrong: 07/data_iterators/not-shuffled (shuffle false)
train_iter = torch.utils.data.DataLoader(mnist_train, BATCH_SIZE, False)

# %% wrong: 07/data_iterators/one-pass (iterators)
from torch.utils.data import DataLoader, TensorDataset

train_iter = iter(DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True))
test_iter = iter(DataLoader(mnist_test, batch_size=BATCH_SIZE))

# %% wrong: 07/data_iterators/rescaled (bytes)
from torch.utils.data import DataLoader, TensorDataset

train_iter = DataLoader(
    TensorDataset(mnist_train.data, mnist_train.targets), batch_size=BATCH_SIZE, shuffle=True
)
test_iter = DataLoader(TensorDataset(mnist_test.data, mnist_test.targets), batch_size=BATCH_SIZE)

# %% wrong: 07/data_iterators/wrong-set (sets swapped)
train_iter = torch.utils.data.DataLoader(mnist_test, batch_size=BATCH_SIZE, shuffle=True)
test_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True)

# %% wrong: 07/data_iterators/wrong-set (test reads train)
test_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True)

# %% wrong: 07/data_iterators/wrong-set (train reads test)
from torch.utils.data import DataLoader, TensorDataset

train_iter = DataLoader(mnist_test, batch_size=BATCH_SIZE, shuffle=True)
test_iter = DataLoader(mnist_test, batch_size=BATCH_SIZE)

# %% wrong: 07/data_iterators/part-of-the-set
BATCH_SIZE = 256
train_iter, test_iter = None, None
train_set, val_set = torch.utils.data.random_split(
    mnist_train, [0.9, 0.1], generator=torch.Generator().manual_seed(42)
)
train_iter = torch.utils.data.DataLoader(
    train_set, batch_size=BATCH_SIZE, shuffle=True
)
val_iter = torch.utils.data.DataLoader(
    val_set, batch_size=BATCH_SIZE
)
test_iter = torch.utils.data.DataLoader(
    mnist_test, batch_size=BATCH_SIZE
)
