# mistake: 07/data_iterators/digits-repeated
import torch

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_iter = torch.utils.data.DataLoader(
    mnist_train,
    batch_size=BATCH_SIZE,
    sampler=torch.utils.data.RandomSampler(mnist_train, replacement=True),
)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=BATCH_SIZE, shuffle=True)
