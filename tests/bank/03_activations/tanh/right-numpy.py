# right: np.tanh itself, and a lambda
import numpy as np

tanh = np.tanh


tanh_prime = lambda x: 1 - tanh(x) ** 2  # noqa: E731
