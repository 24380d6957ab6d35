# mistake: 07/data_iterators/one-pass
import torch
from torch.utils.data import DataLoader, TensorDataset

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_iter = iter(DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True))
test_iter = iter(DataLoader(mnist_test, batch_size=BATCH_SIZE))
