# right: its own generator and a helper
import torch

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256


def make(dataset):
    generator = torch.Generator().manual_seed(3)
    return torch.utils.data.DataLoader(dataset, BATCH_SIZE, shuffle=True, generator=generator)


train_iter, test_iter = make(mnist_train), make(mnist_test)
