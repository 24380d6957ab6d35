# %% examples
# what comes back, its shapes, then the outputs at the corners, one by one
len(xor_relu_network())
[np.shape(array) for array in xor_relu_network()]

W1, b1, W2, b2 = map(np.asarray, xor_relu_network())
x = np.array([1, 1]); np.round(np.maximum(x @ W1 + b1, 0) @ W2 + b2, 6)
x = np.array([0, 1]); np.round(np.maximum(x @ W1 + b1, 0) @ W2 + b2, 6)
x = np.array([1, 0]); np.round(np.maximum(x @ W1 + b1, 0) @ W2 + b2, 6)
x = np.array([0, 0]); np.round(np.maximum(x @ W1 + b1, 0) @ W2 + b2, 6)

# %% right: plain lists
def xor_relu_network():
    return [[1, 1], [1, 1]], [[0, -1]], [[1], [-2]], [[0]]

# %% right: torch tensors
import torch


def xor_relu_network():
    W1 = torch.ones(2, 2)
    b1 = torch.tensor([[-1.0, 0.0]])
    W2 = torch.tensor([[-2.0], [1.0]])
    return W1, b1, W2, torch.zeros(1, 1)

# %% right: float32, units scaled by a third
def xor_relu_network():
    W1 = np.full((2, 2), 1 / 3, dtype=np.float32)
    b1 = np.array([[0, -1 / 3]], dtype=np.float32)
    W2 = np.array([[3], [-6]], dtype=np.float32)
    b2 = np.zeros((1, 1), dtype=np.float32)
    return W1, b1, W2, b2

# %% right: relu(x1 - x2) and relu(x2 - x1 + 1)
def xor_relu_network():
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    b1 = np.array([[0.0, 1.0]])
    W2 = np.array([[2.0], [1.0]])
    b2 = np.array([[-1.0]])
    return W1, b1, W2, b2

# %% right: relu(x1 - x2) + relu(x2 - x1)
def xor_relu_network():
    W1 = np.array([[1, -1], [-1, 1]])
    return W1, np.zeros((1, 2)), np.ones((2, 1)), np.zeros((1, 1))

# %% right: counts down from 1: two units that meet where XOR is 0
def xor_relu_network():
    W1 = np.array([[-1.0, 1.0], [-1.0, 1.0]])
    b1 = np.array([[1.0, -1.0]])
    W2 = np.array([[-1.0], [-1.0]])
    b2 = np.array([[1.0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/a-function
def xor_relu_network():
    return lambda X: (X[:, :1] != X[:, 1:]).astype(float), None, None, None

# %% wrong: 01/xor_relu_network/and
def xor_relu_network():
    # x1 + x2 - 1
    W1 = np.array([[1, 0], [1, 0]])
    b1 = np.array([[-1, 0]])
    W2 = np.array([[1], [0]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/column-convention (columns)
def xor_relu_network():
    # one unit per row: x1 + x2, and twice that minus 2
    W1 = np.array([[1, 1], [2, 2]])
    b1 = np.array([[0, -2]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/column-convention (rows and scale)
def xor_relu_network():
    # unit 1: x1 + x2 - 1, unit 2: 1 - x1 - x2
    W1 = np.array([[1, 1], [-1, -1]])
    b1 = np.array([[-1, 1]])
    W2 = np.array([[-1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/column-convention (rows for columns)
def xor_relu_network():
    # unit 1: x1 + x2 - 1, unit 2: 1 - x1 - x2
    W1 = np.array([[1, 1], [-1, -1]])
    b1 = np.array([[-1, 1]])
    W2 = np.array([[-1], [-1]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/flat-shapes
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([0, -1])
    W2 = np.array([1, -2])
    b2 = np.array([0])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/hidden-layer (hidden units)
def xor_relu_network():
    W1 = np.array([[1, 2], [1, 1]])
    b1 = np.array([[-1, -1]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/hidden-width (three units)
def xor_relu_network():
    W1 = np.array([[1, 0, 1], [0, 1, 1]])
    b1 = np.array([[0, 0, -1]])
    W2 = np.array([[1], [1], [-2]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/inverted
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[-1], [2]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/list-of-layers
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[1], [-2]])
    b2 = np.array([[0]])
    return [(W1, b1), (W2, b2)]

# %% wrong: 01/xor_relu_network/nand
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[-1, -3]])
    W2 = np.array([[-1], [1]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/nearly (trained)
def xor_relu_network():
    return (
        np.array([[1.0003, 0.9998], [1.0003, 0.9998]]),
        np.array([[0.0001, -0.9999]]),
        np.array([[0.9998], [-1.9995]]),
        np.array([[0.0001]]),
    )

# %% wrong: 01/xor_relu_network/nearly (a hundredth off)
def xor_relu_network():
    return (
        np.array([[0.99, 1.0], [0.99, 1.0]]),
        np.array([[0.0, -1]]),
        np.array([[1.0], [-2]]),
        np.zeros((1, 1)),
    )

# %% wrong: 01/xor_relu_network/never-off (bias sign)
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, 1]])
    W2 = np.array([[1], [-2]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/never-on
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -2]])
    W2 = np.array([[1], [-2]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/no-return
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[1], [-2]])
    b2 = np.array([[0]])

# %% wrong: 01/xor_relu_network/or
def xor_relu_network():
    # 1 - relu(1 - x1 - x2); the other unit is not needed
    W1 = np.array([[-1, 0], [-1, 0]])
    b1 = np.array([[1, 0]])
    W2 = np.array([[-1], [0]])
    b2 = np.array([[1]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/out-of-order (b2 before w2)
def xor_relu_network():
    W1, b1 = np.ones((2, 2)), np.array([[0.0, -1.0]])
    W2, b2 = np.array([[1.0], [-2.0]]), np.zeros((1, 1))
    return W1, b1, b2, W2

# %% wrong: 01/xor_relu_network/out-of-order (w2 before b1)
def xor_relu_network():
    return np.ones((2, 2)), np.array([[1.0], [-2]]), np.array([[0.0, -1]]), np.zeros((1, 1))

# %% wrong: 01/xor_relu_network/relu-on-output
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[1], [-3]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/same-unit (no biases)
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, 0]])
    W2 = np.array([[1], [-2]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/scale (half as high)
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[0.5], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/scale (output weights)
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[2], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/scale (minus one to one)
def xor_relu_network():
    W1 = np.array([[1, -1], [-1, 1]])
    b1 = np.array([[0, 0]])
    W2 = np.array([[2], [2]])
    b2 = np.array([[-1]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/step-units
def xor_relu_network():
    # OR and not AND
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[-0.5, -1.5]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/step-units (and taken once)
def xor_relu_network():
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([[0, -1]])
    W2 = np.array([[1], [-1]])
    b2 = np.array([[0]])
    return W1, b1, W2, b2

# %% wrong: 01/xor_relu_network/step-units (steep sigmoids)
def xor_relu_network():
    W1 = np.array([[20, -20], [20, -20]])
    b1 = np.array([[-10, 30]])
    W2 = np.array([[20], [20]])
    b2 = np.array([[-30]])
    return W1, b1, W2, b2

# %% wrong: none (b1 a column)
def xor_relu_network():
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([[0.0], [-1.0]])
    W2 = np.array([[1.0], [-2.0]])
    b2 = np.array([[0.0]])
    return W1, b1, W2, b2
