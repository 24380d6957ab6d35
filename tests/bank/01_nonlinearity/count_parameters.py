# %% examples
# without a hidden layer, with one, with two; with equal sizes
count_parameters([3, 2])
count_parameters([2, 3, 1])
count_parameters([1, 2, 3, 4])
count_parameters([2, 2, 2, 3])
sizes = [3, 2]; count_parameters(sizes); sizes

# %% right: a float without fraction
def count_parameters(sizes):
    total = 0.0
    for i, size in enumerate(sizes):
        if i > 0:
            total += size * (sizes[i - 1] + 1.0)
    return total

# %% right: a NumPy integer
def count_parameters(sizes):
    s = np.asarray(sizes)
    return np.sum(s[:-1] * s[1:]) + s[1:].sum()

# %% right: zip over neighbours
def count_parameters(sizes):
    return sum((m + 1) * n for m, n in zip(sizes, sizes[1:]))

# %% right: recursion
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return (first + 1) * second + count_parameters([second, *rest])

# %% right: counts a torch model's parameters
from torch import nn


def count_parameters(sizes):
    layers = [nn.Linear(m, n) for m, n in zip(sizes[:-1], sizes[1:])]
    return sum(p.numel() for p in nn.Sequential(*layers).parameters())

# %% right: adds up unit by unit, from a copy
def count_parameters(sizes):
    left = list(sizes)
    total = 0
    below = left.pop(0)
    while left:
        units = left.pop(0)
        for _ in range(units):
            total += below
            total += 1
        below = units
    return total

# %% right: makes the arrays and counts their entries
def count_parameters(sizes):
    arrays = []
    for i in range(1, len(sizes)):
        arrays.append(np.zeros((sizes[i - 1], sizes[i])))
        arrays.append(np.zeros((1, sizes[i])))
    return sum(a.size for a in arrays)

# %% right: a number in an array
def count_parameters(sizes):
    sizes = np.array(sizes)
    return np.array([(sizes[:-1] + 1) @ sizes[1:]])


# %% wrong: 01/count_parameters/bias-per-input
def count_parameters(sizes):
    return sum(m * (n + 1) for m, n in zip(sizes, sizes[1:]))

# %% wrong: 01/count_parameters/bias-per-layer (one bias per layer)
def count_parameters(sizes):
    return sum(m * n + 1 for m, n in zip(sizes, sizes[1:]))

# %% wrong: 01/count_parameters/biases-twice
def count_parameters(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:])

# %% wrong: 01/count_parameters/equal-sizes (set of pairs)
def count_parameters(sizes):
    pairs = {(a, b) for a, b in zip(sizes, sizes[1:])}
    return sum(a * b + b for a, b in pairs)

# %% wrong: 01/count_parameters/equal-sizes (looks up the size)
def count_parameters(sizes):
    total = 0
    for s in sizes[:-1]:
        i = sizes.index(s)
        total += (sizes[i] + 1) * sizes[i + 1]
    return total

# %% wrong: 01/count_parameters/fixed-depth (unpacks three)
def count_parameters(sizes):
    d, h, q = sizes
    return d * h + h + h * q + q

# %% wrong: 01/count_parameters/fixed-depth (three sizes by index)
def count_parameters(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]

# %% wrong: 01/count_parameters/in-place (pops)
def count_parameters(sizes):
    total = 0
    fan_in = sizes.pop(0)
    while sizes:
        fan_out = sizes.pop(0)
        total += (fan_in + 1) * fan_out
        fan_in = fan_out
    return total

# %% wrong: 01/count_parameters/input-biases
def count_parameters(sizes):
    weights = sum(m * n for m, n in zip(sizes, sizes[1:]))
    return weights + sum(sizes)

# %% wrong: 01/count_parameters/last-layer-alone (total set anew)
def count_parameters(sizes):
    for i in range(len(sizes) - 1):
        total = 0
        total += (sizes[i] + 1) * sizes[i + 1]
    return total

# %% wrong: 01/count_parameters/last-layer-missing (last layer missed)
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total += (sizes[i] + 1) * sizes[i + 1]
    return total

# %% wrong: 01/count_parameters/last-weights-missing
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total += sizes[i] * sizes[i + 1]
    return total + sum(sizes[1:])

# %% wrong: 01/count_parameters/last-weights-missing (neighbours short of one)
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes[:-2], sizes[1:])) + sum(sizes) - sizes[0]

# %% wrong: 01/count_parameters/list-per-layer
def count_parameters(sizes):
    return [(m + 1) * n for m, n in zip(sizes, sizes[1:])]

# %% wrong: 01/count_parameters/no-biases
def count_parameters(sizes):
    return sum(m * n for m, n in zip(sizes, sizes[1:]))

# %% wrong: 01/count_parameters/no-biases (no biases loop)
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + sizes[i] * sizes[i + 1]
    return total

# %% wrong: 01/count_parameters/no-hidden-bias (output biases only)
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sizes[-1]

# %% wrong: 01/count_parameters/no-output-bias (output has no bias)
def count_parameters(sizes):
    total = sum(m * n for m, n in zip(sizes, sizes[1:]))
    return total + sum(sizes[1:-1])

# %% wrong: 01/count_parameters/no-return (prints instead)
def count_parameters(sizes):
    total = 0
    for m, n in zip(sizes, sizes[1:]):
        total += m * n + n
    print("parameters:", total)

# %% wrong: 01/count_parameters/product (product of all)
def count_parameters(sizes):
    total = 1
    for size in sizes:
        total *= size
    return total

# %% wrong: 01/count_parameters/product (product and biases)
import math


def count_parameters(sizes):
    return math.prod(sizes) + sum(sizes[1:])

# %% wrong: 01/count_parameters/two-layers-only (first two layers)
def count_parameters(sizes):
    d, h, q = sizes[0], sizes[1], sizes[2] if len(sizes) > 2 else 0
    return d * h + h + h * q + q

# %% wrong: 01/count_parameters/units (counts units)
def count_parameters(sizes):
    return sum(sizes)

# %% wrong: 01/count_parameters/units (counts units above input)
def count_parameters(sizes):
    return sum(sizes[1:])

# %% wrong: none (single unit has no bias)
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b
        if b > 1:
            total += b
    return total

# %% wrong: 01/count_parameters/first-size-kept
def count_parameters(sizes):
    total, fan_in = 0, sizes[0]
    for fan_out in sizes[1:]:
        total += fan_in * fan_out + fan_out
    return total

# %% wrong: 01/count_parameters/first-size-kept (without biases)
def count_parameters(sizes):
    return sizes[0] * sum(sizes[1:])

# %% wrong: 01/count_parameters/last-layer-missing (returns in the first round)
def count_parameters(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        total += (fan_in + 1) * fan_out
        return total

# %% wrong: none (a neighbour too far)
def count_parameters(sizes):
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes)))

# %% wrong: 01/count_parameters/equal-sizes (the layer below by its size)
def count_parameters(sizes):
    total = 0
    for n in sizes[1:]:
        below = sizes[sizes.index(n) - 1]
        total += (below + 1) * n
    return total

# %% wrong: 01/count_parameters/layers-skipped
def count_parameters(sizes):
    weights = 0
    for j in range(len(sizes)):
        for i in range(j):
            weights += sizes[i] * sizes[j]
    return weights + sum(sizes[1:])

# %% wrong: 01/count_parameters/bias-units-fed
def count_parameters(sizes):
    with_bias_unit = [n + 1 for n in sizes[:-1]] + [sizes[-1]]
    total = 0
    for fan_in, fan_out in zip(with_bias_unit, with_bias_unit[1:]):
        total += fan_in * fan_out
    return total
