# %% examples
# two units on two examples; then more examples, a faint unit, the dtype
dead_units(np.array([[0.0, 2.0], [0.0, 0.0]]))
dead_units(np.array([[0.0, 0.0], [0.0, 2.0]]))
dead_units(np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 2.0]]))
dead_units(np.array([[0.0, 0.0, 0.0], [0.0, 1e-9, 2.0]]))
dead_units(np.array([[0.0, 2.0, 0.0], [0.0, 0.0, 1.0]]))
dead_units(np.array([[0.0, 1e-200]]))
np.asarray(dead_units(np.array([[0.0, 2.0], [0.0, 0.0]]))).dtype
np.any(dead_units(np.eye(50)))
dead_units(np.ones((2, 1)))
dead_units(np.array([[3.0, 0.0], [0.0, 0.0], [0.0, 0.0]]))
dead_units(np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 3.0]]))

# %% right: columns that sum to zero
def dead_units(H):
    return H.sum(axis=0) == 0

# %% right: a list of Python booleans
def dead_units(H):
    return [bool((column == 0).all()) for column in H.T]

# %% right: two loops
def dead_units(H):
    n, h = H.shape
    dead = np.ones(h, dtype=bool)
    for i in range(n):
        for j in range(h):
            if H[i, j] > 0:
                dead[j] = False
    return dead

# %% right: logical_and.reduce, with a print
def dead_units(H):
    print("looking at", H.shape)
    return np.logical_and.reduce(np.equal(H, 0))

# %% right: the largest activation is not positive
def dead_units(H):
    return H.max(axis=0) <= 0

# %% right: columns of np.nonzero
def dead_units(H):
    rows, cols = np.nonzero(H)
    out = np.ones(H.shape[1], dtype=bool)
    out[cols] = False
    return out

# %% right: no entry is true
def dead_units(H):
    return ~H.astype(bool).any(0)

# %% right: counts what is not zero
def dead_units(H):
    return np.count_nonzero(H, axis=0) == 0

# %% wrong: 03/dead_units/any-for-all
def dead_units(H):
    return np.any(H == 0, axis=0)

# %% wrong: 03/dead_units/column-in-if
def dead_units(H):
    dead = []
    for column in H.T:
        if column == 0:
            dead.append(True)
        else:
            dead.append(False)
    return dead

# %% wrong: 03/dead_units/constant
def dead_units(H):
    return H.std(axis=0) == 0

# %% wrong: 03/dead_units/count
def dead_units(H):
    return int((H.sum(axis=0) == 0).sum())

# %% wrong: 03/dead_units/every-entry
def dead_units(H):
    return H == 0

# %% wrong: 03/dead_units/example-left-out (last example left out)
def dead_units(H):
    return (H[:-1] == 0).all(axis=0)

# %% wrong: 03/dead_units/example-left-out (as many examples as units)
def dead_units(H):
    return np.array(
        [
            all(H[i, j] == 0 for i in range(H.shape[1] if H.shape[1] < H.shape[0] else H.shape[0]))
            for j in range(H.shape[1])
        ]
    )

# %% wrong: 03/dead_units/indices (where)
def dead_units(H):
    return np.where((H == 0).all(axis=0))

# %% wrong: 03/dead_units/indices
def dead_units(H):
    return np.flatnonzero(H.max(axis=0) == 0)

# %% wrong: 03/dead_units/inverted
def dead_units(H):
    return np.any(H > 0, axis=0)

# %% wrong: 03/dead_units/kept-axis
def dead_units(H):
    return np.all(H == 0, axis=0, keepdims=True)

# %% wrong: 03/dead_units/loop-over-rows
def dead_units(H):
    return np.array([(H[:, j] == 0).all() for j in range(len(H))])

# %% wrong: 03/dead_units/mostly-zero
def dead_units(H):
    return np.mean(H == 0, axis=0) > 0.5

# %% wrong: 03/dead_units/nearly-always-zero
def dead_units(H):
    return (H == 0).mean(axis=0) > 0.95

# %% wrong: 03/dead_units/no-return
def dead_units(H):
    dead = []
    for j in range(H.shape[1]):
        dead.append(np.all(H[:, j] == 0))

# %% wrong: 03/dead_units/none-found (negative)
def dead_units(H):
    return np.all(H < 0, axis=0)

# %% wrong: 03/dead_units/not-bool
def dead_units(H):
    return np.where(H.max(axis=0) == 0, 1, 0)

# %% wrong: 03/dead_units/not-bool (floor of share)
def dead_units(H):
    return np.mean(H == 0, axis=0) // 1

# %% wrong: 03/dead_units/one-answer
def dead_units(H):
    return np.all(H == 0)

# %% wrong: 03/dead_units/one-example
def dead_units(H):
    return H[0] == 0

# %% wrong: 03/dead_units/one-example (last example)
def dead_units(H):
    return H[-1] == 0

# %% wrong: 03/dead_units/share-of-zeros
def dead_units(H):
    return np.mean(H == 0, axis=0)

# %% wrong: 03/dead_units/threshold (float32)
def dead_units(H):
    return H.astype(np.float32).max(axis=0) == 0

# %% wrong: 03/dead_units/threshold (isclose)
def dead_units(H):
    return np.isclose(H, 0).all(axis=0)

# %% wrong: 03/dead_units/threshold (rounded)
def dead_units(H):
    return np.round(H.sum(axis=0), 4) == 0

# %% wrong: 03/dead_units/threshold
def dead_units(H):
    return H.max(axis=0) < 1e-6

# %% wrong: 03/dead_units/threshold (tiny threshold)
def dead_units(H):
    return H.sum(axis=0) < 1e-12

# %% wrong: 03/dead_units/threshold (cut to integers)
def dead_units(H):
    return H.astype(int).max(axis=0) == 0

# %% wrong: 03/dead_units/wrong-axis
def dead_units(H):
    return np.all(H == 0, axis=1)

# %% wrong: 03/dead_units/library (torch)
import torch


def dead_units(H):
    return (torch.tensor(H) == 0).all(dim=0).numpy()

# %% wrong: 03/dead_units/place-of-the-largest
def dead_units(H):
    return H.argmax(axis=0) == 0

# %% wrong: 03/dead_units/place-of-the-largest (of the sizes)
def dead_units(H):
    return np.argmax(np.abs(H), axis=0) < 1

# %% wrong: 03/dead_units/living-examples
def dead_units(H):
    return np.any(H > 0, axis=1)

# %% wrong: 03/dead_units/living-examples (by a sum)
def dead_units(H):
    return H.sum(axis=1) != 0

# %% wrong: 03/dead_units/squeezed
def dead_units(H):
    return np.squeeze(np.all(H == 0, axis=0))

# %% wrong: 03/dead_units/square-vanishes (norms)
def dead_units(H):
    return np.linalg.norm(H, axis=0) == 0

# %% wrong: 03/dead_units/squeezed (before the test)
def dead_units(H):
    off = np.squeeze(H) == 0
    return off.all(axis=0)
