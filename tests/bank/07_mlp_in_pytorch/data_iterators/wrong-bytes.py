# mistake: 07/data_iterators/rescaled
import torch
from torch.utils.data import DataLoader, TensorDataset

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_iter = DataLoader(
    TensorDataset(mnist_train.data, mnist_train.targets), batch_size=BATCH_SIZE, shuffle=True
)
test_iter = DataLoader(TensorDataset(mnist_test.data, mnist_test.targets), batch_size=BATCH_SIZE)
