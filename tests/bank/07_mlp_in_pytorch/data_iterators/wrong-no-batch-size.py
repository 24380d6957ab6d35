# mistake: 07/data_iterators/batch-size
import torch
from torch.utils.data import DataLoader, TensorDataset

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_iter = DataLoader(mnist_train, shuffle=True)
test_iter = DataLoader(mnist_test)
