# right: plain loops
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
