# %% examples
# two training rows, one feature; one new row; two features; three rows; the rows themselves; ties
one_nearest_neighbour(np.array([[0.0], [3.0]]), np.array([7, 4]), np.array([[1.0], [2.0]]))
one_nearest_neighbour(np.array([[0.0], [3.0]]), np.array([7, 4]), np.array([[2.0]]))
one_nearest_neighbour(np.array([[3.0, 0.0], [2.0, 2.0]]), np.array([7, 4]), np.zeros((1, 2)))
one_nearest_neighbour(np.array([[0.0], [1.0], [2.0]]), np.array([7, 4, 4]), np.array([[0.0]]))
one_nearest_neighbour(np.array([[0.0], [3.0]]), np.array([7, 4]), np.array([[0.0], [3.0]]))
one_nearest_neighbour(np.array([[0.0], [1.0], [9.0]]), np.array([7, 4, 4]), np.array([[2.0]]))
one_nearest_neighbour(np.array([[0.0], [2.0]]), np.array([7, 4]), np.array([[1.0]]))
X_train = np.array([[0.0], [2.0]]); one_nearest_neighbour(X_train, np.array([7, 4]), np.array([[1.0]])); X_train
one_nearest_neighbour(np.array([[0.0]]), np.array([300]), np.array([[1.0]]))
one_nearest_neighbour(np.array([[0.0], [3e9]]), np.array([7, 4]), np.array([[2e9]]))
one_nearest_neighbour(np.array([[3.0, 0.0], [2.5, 2.5]]), np.array([7, 4]), np.zeros((1, 2)))

# %% right: plain loops
def one_nearest_neighbour(X_train, y_train, X):
    answers = []
    for x in X:
        best, label = float("inf"), None
        for row, candidate in zip(X_train, y_train):
            distance = sum((a - b) ** 2 for a, b in zip(x, row))
            if distance < best:
                best, label = distance, candidate
        answers.append(label)
    return answers

# %% right: torch.cdist
def one_nearest_neighbour(X_train, y_train, X):
    distances = torch.cdist(
        torch.tensor(X), torch.tensor(X_train), compute_mode="donot_use_mm_for_euclid_dist"
    )
    return torch.tensor(y_train)[distances.argmin(dim=1)]

# %% right: a stable sort of pairs
def one_nearest_neighbour(X_train, y_train, X):
    def nearest(x):
        return min(range(len(X_train)), key=lambda i: np.dot(x - X_train[i], x - X_train[i]))

    print("classifying", len(X), "rows")
    return np.array([y_train[nearest(x)] for x in X])

# %% right: the square expanded
def one_nearest_neighbour(X_train, y_train, X):
    squares = (X**2).sum(1)[:, None] - 2 * X @ X_train.T + (X_train**2).sum(1)
    return np.take(y_train, np.argmin(squares, axis=1))

# %% right: from the last training row to the first
def one_nearest_neighbour(X_train, y_train, X):
    best = np.full(X.shape[0], np.inf)
    label = np.zeros(X.shape[0])
    for i in reversed(range(X_train.shape[0])):
        d = np.square(X - X_train[i]).sum(axis=1)
        label = np.where(d <= best, y_train[i], label)
        best = np.minimum(d, best)
    return label

# %% right: one broadcast, with the root taken
def one_nearest_neighbour(X_train, y_train, X):
    distances = np.linalg.norm(X[:, None] - X_train[None], axis=-1)
    return y_train[distances.argmin(axis=1)]

# %% right: sorted along the first axis, stably
def one_nearest_neighbour(X_train, y_train, X):
    d = np.sqrt(((X_train[:, None] - X) ** 2).sum(-1))
    order = np.argsort(d, axis=0, kind="stable")
    return y_train[order[0]]

# %% right: a loop over the training rows, hypot.reduce
def one_nearest_neighbour(X_train, y_train, X):
    best = np.full(len(X), np.inf)
    label = np.zeros(len(X), dtype=np.int64)
    for row, y in zip(X_train, y_train):
        d = np.hypot.reduce(X - row, axis=1)
        closer = d < best
        best[closer] = d[closer]
        label[closer] = y
    return label

# %% wrong: 06/one_nearest_neighbour/absolute-differences (manhattan)
def one_nearest_neighbour(X_train, y_train, X):
    distances = np.abs(X[:, None] - X_train).sum(axis=2)
    return y_train[distances.argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/best-from-a-number (best starts at 1000)
def one_nearest_neighbour(X_train, y_train, X):
    res = []
    for x in X:
        best, lab = 1000, 0
        for t, y in zip(X_train, y_train):
            d = np.sqrt(((t - x) ** 2).sum())
            if d < best:
                best, lab = d, y
        res.append(lab)
    return np.array(res)

# %% wrong: 06/one_nearest_neighbour/distance-returned
def one_nearest_neighbour(X_train, y_train, X):
    return ((X[:, None] - X_train) ** 2).sum(axis=2).min(axis=1)

# %% wrong: 06/one_nearest_neighbour/expanded-wrongly (mixed term)
def one_nearest_neighbour(X_train, y_train, X):
    squares = (X**2).sum(axis=1)[:, None] + (X_train**2).sum(axis=1) - X @ X_train.T
    return y_train[squares.argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/farthest
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=2)
    return y_train[distances.argmax(axis=1)]

# %% wrong: 06/one_nearest_neighbour/index-returned (index)
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=2)
    return distances.argmin(axis=1)

# %% wrong: 06/one_nearest_neighbour/angle (lengths of the training rows)
def one_nearest_neighbour(X_train, y_train, X):
    length = np.maximum(np.linalg.norm(X_train, axis=1), 1e-12)
    return y_train[(X @ X_train.T / length).argmax(axis=1)]

# %% wrong: 06/one_nearest_neighbour/inner-product
def one_nearest_neighbour(X_train, y_train, X):
    return y_train[(X @ X_train.T).argmax(axis=1)]

# %% wrong: 06/one_nearest_neighbour/itself-left-out
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=2)
    distances[distances == 0] = np.inf
    return y_train[distances.argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/largest-difference
def one_nearest_neighbour(X_train, y_train, X):
    d = np.abs(X[:, None] - X_train).max(-1)
    return y_train[d.argmin(1)]

# %% wrong: 06/one_nearest_neighbour/last-of-equally-near (last of ties)
def one_nearest_neighbour(X_train, y_train, X):
    answers = []
    for x in X:
        best = float("inf")
        for row, label in zip(X_train, y_train):
            distance = np.sum((x - row) ** 2)
            if distance <= best:
                best, answer = distance, label
        answers.append(answer)
    return np.array(answers)

# %% wrong: 06/one_nearest_neighbour/nearest-row-of-x (axes mixed up)
def one_nearest_neighbour(X_train, y_train, X):
    squares = ((X_train[None] - X[:, None]) ** 2).sum(axis=2)
    return y_train[squares.argmin(axis=0)]

# %% wrong: 06/one_nearest_neighbour/one-distance-in-all (no axis)
def one_nearest_neighbour(X_train, y_train, X):
    return np.array([y_train[np.argmin(np.linalg.norm(X_train - x))] for x in X])

# %% wrong: 06/one_nearest_neighbour/one-row-only (first row only)
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X_train - X[0]) ** 2).sum(axis=1)
    return y_train[distances.argmin()]

# %% wrong: 06/one_nearest_neighbour/one-row-only (return in loop)
def one_nearest_neighbour(X_train, y_train, X):
    for x in X:
        distances = np.linalg.norm(X_train - x, axis=1)
        return y_train[np.argmin(distances)]

# %% wrong: 06/one_nearest_neighbour/row-by-row
def one_nearest_neighbour(X_train, y_train, X):
    distances = np.sqrt(((X_train - X) ** 2).sum(axis=1))
    return y_train[np.argmin(distances)]

# %% wrong: 06/one_nearest_neighbour/rows-changed (x centred in place)
def one_nearest_neighbour(X_train, y_train, X):
    X_train -= X_train.mean(axis=0)
    return y_train[((X[:, None] - X_train) ** 2).sum(axis=2).argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/signed-differences (signed)
def one_nearest_neighbour(X_train, y_train, X):
    differences = (X[:, None] - X_train).sum(axis=2)
    return y_train[np.abs(differences).argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/signed-differences (signed not squared)
def one_nearest_neighbour(X_train, y_train, X):
    return y_train[np.argmin([[np.sum(x - row) for row in X_train] for x in X], axis=1)]

# %% wrong: 06/one_nearest_neighbour/smallest-distance-kept (best not reset)
def one_nearest_neighbour(X_train, y_train, X):
    labels, best, label = [], np.inf, None
    for x in X:
        for row, row_label in zip(X_train, y_train):
            distance = np.linalg.norm(x - row)
            if distance < best:
                best, label = distance, row_label
        labels.append(label)
    return np.array(labels)

# %% wrong: 06/one_nearest_neighbour/smallest-label-of-equally-near (smallest label)
def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for x in X:
        distances = np.sqrt(((X_train - x) ** 2).sum(axis=1))
        labels.append(sorted(zip(distances, y_train))[0][1])
    return np.array(labels)

# %% wrong: 06/one_nearest_neighbour/summed-over-rows (sum over rows)
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=1)
    return y_train[distances.argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/vote
def one_nearest_neighbour(X_train, y_train, X):
    answers = []
    for x in X:
        order = np.argsort(((X_train - x) ** 2).sum(axis=1), kind="stable")
        answers.append(np.bincount(y_train[order[:3]]).argmax())
    return np.array(answers)

# %% wrong: 06/one_nearest_neighbour/vote (vote counter)
from collections import Counter


def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for x in X:
        nearest = np.argsort(((X_train - x) ** 2).sum(axis=1))[:3]
        labels.append(Counter(y_train[nearest].tolist()).most_common(1)[0][0])
    return np.array(labels)

# %% wrong: 06/one_nearest_neighbour/cut-to-eight-bits (cut in the end)
def one_nearest_neighbour(X_train, y_train, X):
    nearest = [((X_train - x) ** 2).sum(axis=1).argmin() for x in X]
    return y_train[nearest].astype(np.uint8)

# %% wrong: none (half precision)
def one_nearest_neighbour(X_train, y_train, X):
    d = ((X[:, None] - X_train) ** 2).sum(-1).astype(np.float16)
    return y_train[d.argmin(1)]

# %% wrong: none (norms compared)
def one_nearest_neighbour(X_train, y_train, X):
    d = np.abs(np.linalg.norm(X, axis=1)[:, None] - np.linalg.norm(X_train, axis=1))
    return y_train[d.argmin(1)]

# %% wrong: none (rounded distances)
def one_nearest_neighbour(X_train, y_train, X):
    d = np.sqrt(((X[:, None] - X_train) ** 2).sum(-1)).round(1)
    return y_train[d.argmin(1)]

# %% wrong: none (as many training rows as rows)
def one_nearest_neighbour(X_train, y_train, X):
    d = np.zeros((len(X), len(X)))
    for i in range(len(X)):
        for j in range(len(X)):
            d[i, j] = ((X[i] - X_train[j % len(X_train)]) ** 2).sum()
    return y_train[d.argmin(1) % len(y_train)]


# %% wrong: 06/one_nearest_neighbour/class-means
def one_nearest_neighbour(X_train, y_train, X):
    classes = np.unique(y_train)
    means = np.stack([X_train[y_train == c].mean(axis=0) for c in classes])
    return classes[((X[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)]


# %% wrong: 06/one_nearest_neighbour/class-means (in loops)
def one_nearest_neighbour(X_train, y_train, X):
    means = {int(c): X_train[y_train == c].mean(axis=0) for c in y_train}
    return np.array([min(means, key=lambda c: np.linalg.norm(x - means[c])) for x in X])


# %% wrong: 06/one_nearest_neighbour/angle (cosine)
def one_nearest_neighbour(X_train, y_train, X):
    out = []
    for x in X:
        d = -(X_train @ x) / (np.linalg.norm(X_train, axis=1) * np.linalg.norm(x) + 1e-12)
        out.append(y_train[np.argmin(d)])
    return np.array(out)


# %% wrong: 06/one_nearest_neighbour/features-rescaled
def one_nearest_neighbour(X_train, y_train, X):
    spread = X_train.std(axis=0)
    return y_train[(((X[:, None] - X_train) / spread) ** 2).sum(axis=2).argmin(axis=1)]


# %% wrong: 06/one_nearest_neighbour/features-rescaled (standardised)
def one_nearest_neighbour(X_train, y_train, X):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X_train, X = (X_train - mean) / std, (X - mean) / std
    return np.array([y_train[np.linalg.norm(X_train - x, axis=1).argmin()] for x in X])


# %% wrong: 06/one_nearest_neighbour/label-of-own-row
def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for i, x in enumerate(X):
        j = np.argmin(((X_train - x) ** 2).sum(axis=1))
        labels.append(y_train[i])
    return np.array(labels)


# %% wrong: 06/one_nearest_neighbour/label-of-the-last-row
def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for x in X:
        best = np.inf
        for row, label in zip(X_train, y_train):
            distance = np.sum((row - x) ** 2)
            if distance < best:
                best = distance
        labels.append(label)
    return np.array(labels)


# %% wrong: 06/one_nearest_neighbour/nothing-taken
def one_nearest_neighbour(X_train, y_train, X):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        best = 0
        for j in range(len(X_train)):
            distance = np.linalg.norm(X_train[j] - X[i])
            if distance < best:
                best, labels[i] = distance, y_train[j]
    return labels


# %% wrong: 06/one_nearest_neighbour/number-for-one-row
def one_nearest_neighbour(X_train, y_train, X):
    labels = [y_train[((X_train - x) ** 2).sum(axis=1).argmin()] for x in X]
    return np.squeeze(np.array(labels))


# %% wrong: 06/one_nearest_neighbour/number-for-one-row (a case of its own)
def one_nearest_neighbour(X_train, y_train, X):
    labels = y_train[((X[:, None] - X_train) ** 2).sum(axis=2).argmin(axis=1)]
    return labels if len(labels) > 1 else int(labels[0])


# %% wrong: 06/one_nearest_neighbour/smallest-distance-kept (labels from zeros)
def one_nearest_neighbour(X_train, y_train, X):
    labels = np.zeros(len(X), dtype=int)
    best = np.inf
    for i in range(len(X)):
        for j in range(len(X_train)):
            distance = np.linalg.norm(X_train[j] - X[i])
            if distance < best:
                best = distance
                labels[i] = y_train[j]
    return labels

# %% wrong: 06/one_nearest_neighbour/features-rescaled (and a tiny number added to the spread)
def one_nearest_neighbour(X_train, y_train, X):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    A, B = (X_train - mean) / std, (X - mean) / std
    d = np.linalg.norm(B[:, None] - A[None], axis=2)
    return y_train[d.argmin(axis=1)]

# %% wrong: 06/one_nearest_neighbour/cut-to-eight-bits
def one_nearest_neighbour(X_train, y_train, X):
    predicted = np.zeros(len(X), dtype=np.uint8)
    for i, x in enumerate(X):
        nearest = np.argmin(np.linalg.norm(X_train - x, axis=1))
        predicted[i] = y_train[nearest]
    return predicted

# %% wrong: none (nearly equal distances taken for equal)
def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for x in X:
        d = np.sqrt(np.sum((X_train - x) ** 2, axis=1))
        ties = np.isclose(d, d.min())
        labels.append(y_train[np.argmax(ties)])
    return np.array(labels)

# %% wrong: none (sorted rows)
def one_nearest_neighbour(X_train, y_train, X):
    rows, first = np.unique(X_train, axis=0, return_index=True)
    labels = np.asarray(y_train)[first]
    distances = np.sqrt(((np.asarray(X)[:, None] - rows[None]) ** 2).sum(axis=-1))
    return labels[np.argmin(distances, axis=1)]
