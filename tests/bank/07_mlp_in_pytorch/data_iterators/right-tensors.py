# right: tensors of the same items
import torch
from torch.utils.data import DataLoader, TensorDataset

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_set = TensorDataset(mnist_train.data.unsqueeze(1) / 255.0, mnist_train.targets)
test_set = TensorDataset(mnist_test.data.unsqueeze(1) / 255.0, mnist_test.targets)
train_iter = DataLoader(train_set, batch_size=BATCH_SIZE, shuffle=True)
test_iter = DataLoader(test_set, batch_size=BATCH_SIZE)
