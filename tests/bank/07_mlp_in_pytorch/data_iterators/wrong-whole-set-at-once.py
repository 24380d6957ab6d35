# mistake: 07/data_iterators/batch-size
import torch

from mlp_helpers.data import load_mnist

mnist_train, mnist_test = load_mnist("bundled", verbose=False)
BATCH_SIZE = 256
train_iter = torch.utils.data.DataLoader(mnist_train, batch_size=BATCH_SIZE, shuffle=True)
test_iter = torch.utils.data.DataLoader(mnist_test, batch_size=len(mnist_test), shuffle=True)
