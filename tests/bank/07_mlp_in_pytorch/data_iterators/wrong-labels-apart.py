# mistake: 07/data_iterators/labels-apart
import torch
from torch.utils.data import DataLoader, TensorDataset

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
images = mnist_train.data[torch.randperm(len(mnist_train))].unsqueeze(1) / 255.0
train_iter = DataLoader(
    TensorDataset(images, mnist_train.targets), batch_size=BATCH_SIZE, shuffle=True
)
test_iter = DataLoader(mnist_test, batch_size=BATCH_SIZE)
