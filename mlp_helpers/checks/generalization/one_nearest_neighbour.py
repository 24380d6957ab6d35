"""Check of the exercise `one_nearest_neighbour` (F2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    RTOL,
    Exam,
    Failed,
    Outcome,
    Ref,
    check,
    close,
    draw_until,
    numbers,
)
from mlp_helpers.numerics import regularization as right
from mlp_helpers.numerics.networks import Array
from mlp_helpers.numerics.regularization import Labels

Classifier = Callable[[Array, Labels, Array], Any]


def _squares(X_train: Array, X: Array) -> Array:
    """Return the squared distances (m, n) of the rows of X from those of X_train."""
    return np.asarray(((X[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2))


def _nearest(score: Callable[[Array, Array], Array], axis: int = 1) -> Classifier:
    """Return the classifier that takes the training row with the smallest score (m, n)."""
    return lambda X_train, y_train, X: y_train[score(X_train, X).argmin(axis=axis)]


def _expanded(own: float, mixed: float) -> Classifier:
    return _nearest(lambda X_train, X: own * (X_train**2).sum(axis=1) + mixed * X @ X_train.T)


def _vote(k: int, elect: Callable[[list[int]], int]) -> Classifier:
    def classify(X_train: Array, y_train: Labels, X: Array) -> Any:
        order = np.argsort(_squares(X_train, X), axis=1, kind="stable")
        return [elect(y_train[row[:k]].tolist()) for row in order]

    return classify


def _smallest_elected(labels: list[int]) -> int:
    return int(np.bincount(labels).argmax())


def _first_elected(labels: list[int]) -> int:
    return Counter(labels).most_common(1)[0][0]


def _best_kept(X_train: Array, y_train: Labels, X: Array) -> Labels:
    squares = _squares(X_train, X)
    firsts = [int(squares[: i + 1].argmin()) % len(X_train) for i in range(len(X))]
    return y_train[firsts]


def _best_kept_or_zero(X_train: Array, y_train: Labels, X: Array) -> Labels:
    best = _squares(X_train, X).min(axis=1)
    sinks = np.diff(np.minimum.accumulate(best), prepend=np.inf) < 0
    return np.where(sinks, right.one_nearest_neighbour(X_train, y_train, X), 0)


def _last_of_tied(X_train: Array, y_train: Labels, X: Array) -> Any:
    return _nearest(_squares)(X_train[::-1], y_train[::-1], X)


def _smallest_label(X_train: Array, y_train: Labels, X: Array) -> Any:
    return [min(zip(row, y_train.tolist(), strict=True))[1] for row in _squares(X_train, X)]


def _nearest_mean(X_train: Array, y_train: Labels, X: Array) -> Labels:
    classes = np.unique(y_train)
    means = np.array([X_train[y_train == label].mean(axis=0) for label in classes])
    return np.asarray(classes[_squares(means, X).argmin(axis=1)])


def _directions(X_train: Array, X: Array) -> Array:
    return np.asarray(-X @ (X_train / np.linalg.norm(X_train, axis=1, keepdims=True)).T)


def _of_one_spread(X_train: Array, X: Array) -> Array:
    spread = X_train.std(axis=0)
    return _squares(X_train / spread, X / spread)


def _beyond_itself(X_train: Array, X: Array) -> Array:
    squares = _squares(X_train, X)
    return np.where(squares > 0, squares, np.inf)


WRONG: list[tuple[str, Classifier]] = [
    ("index-returned", lambda X_train, y_train, X: _squares(X_train, X).argmin(axis=1)),
    ("distance-returned", lambda X_train, y_train, X: _squares(X_train, X).min(axis=1)),
    ("distance-returned", lambda X_train, y_train, X: np.sqrt(_squares(X_train, X).min(axis=1))),
    ("farthest", _nearest(lambda X_train, X: -_squares(X_train, X))),
    ("absolute-differences", _nearest(lambda X_train, X: np.abs(X[:, None] - X_train).sum(axis=2))),
    ("largest-difference", _nearest(lambda X_train, X: np.abs(X[:, None] - X_train).max(axis=2))),
    ("inner-product", _nearest(lambda X_train, X: -X @ X_train.T)),
    ("angle", _nearest(_directions)),
    ("expanded-wrongly", _expanded(1, -1)),
    ("expanded-wrongly", _expanded(1, 2)),
    ("signed-differences", _nearest(lambda X_train, X: np.abs((X[:, None] - X_train).sum(axis=2)))),
    ("signed-differences", _nearest(lambda X_train, X: (X[:, None] - X_train).sum(axis=2))),
    ("signed-differences", _nearest(lambda X_train, X: (X_train - X[:, None]).sum(axis=2))),
    *(("vote", _vote(k, elect)) for k in (3, 5) for elect in (_smallest_elected, _first_elected)),
    ("class-means", _nearest_mean),
    ("features-rescaled", _nearest(_of_one_spread)),
    ("itself-left-out", _nearest(_beyond_itself)),
    ("last-of-equally-near", _last_of_tied),
    ("smallest-label-of-equally-near", _smallest_label),
    ("one-row-only", lambda X_train, y_train, X: _nearest(_squares)(X_train, y_train, X[:1])[0]),
    ("one-row-only", lambda X_train, y_train, X: _nearest(_squares)(X_train, y_train, X[-1:])[0]),
    ("one-row-only", lambda X_train, y_train, X: _nearest(_squares)(X_train, y_train, X[:1])),
    ("one-distance-in-all", lambda X_train, y_train, X: np.full(len(X), y_train[0])),
    ("one-distance-in-all", lambda X_train, y_train, X: y_train[0]),
    ("summed-over-rows", _nearest(lambda X_train, X: ((X[:, None] - X_train) ** 2).sum(axis=1))),
    ("nearest-row-of-x", _nearest(_squares, axis=0)),
    ("smallest-distance-kept", _best_kept),
    ("smallest-distance-kept", _best_kept_or_zero),
    ("row-by-row", lambda X_train, y_train, X: y_train[((X_train - X) ** 2).sum(axis=1).argmin()]),
    ("label-of-own-row", lambda X_train, y_train, X: y_train),
    ("label-of-the-last-row", lambda X_train, y_train, X: np.full(len(X), y_train[-1])),
    ("nothing-taken", lambda X_train, y_train, X: np.zeros(len(X))),
]

SEEN_IN_EQUAL_ROWS = (
    "itself-left-out",
    "last-of-equally-near",
    "smallest-label-of-equally-near",
    "row-by-row",
    "label-of-own-row",
)
"""Mistakes that new rows do not show, or that end in an exception there."""
FEW = 12
"""New rows that are judged again, enlarged and shrunk."""


@check("06/one_nearest_neighbour", points=3)
def one_nearest_neighbour(exam: Exam, one_nearest_neighbour: Ref) -> None:
    """Judge the labels of nearest rows, on new rows and on the training rows themselves (F2)."""
    with exam.part("the label of the nearest training row", points=2):
        X_train, y_train, X = draw_until(lambda: _draw_rows(exam), tells)
        _compare_labels(exam, one_nearest_neighbour, X_train, y_train, X)
    with exam.part(
        "training rows get their own label; near and far; one row; ties; the inputs as they were",
        points=1,
    ):
        _compare_labels(exam, one_nearest_neighbour, X_train, y_train, X_train)
        # Powers of 2 change no digit, so that the same rows are the nearest. Fewer rows than
        # training rows, where all else has more.
        for power in (50, -30):
            sizes = X_train * 2.0**power, y_train, X[:FEW] * 2.0**power
            _compare_labels(exam, one_nearest_neighbour, *sizes, note=f", numbers near 2^{power}")
        for one in ((X_train, y_train, X[:1]), (X_train[:1], y_train[:1], X[:FEW])):
            _compare_labels(exam, one_nearest_neighbour, *one)
        # Whole numbers, so that equal distances are equal to the last bit; in one column, where
        # all reasonable distances agree on what is near, because part one has judged that. Labels
        # up to 10,000, which no narrow type of number holds.
        X_train, y_train, X = draw_until(lambda: _draw_whole(exam), tells_ties)
        outcome = _compare_labels(exam, one_nearest_neighbour, X_train, y_train, X)
        exam.untouched(outcome, "rows-changed")


def _draw_rows(exam: Exam) -> tuple[Array, Labels, Array]:
    """Draw rows away from the origin, with features of different spread, and labels."""
    scale = np.array([0.5, 1.0, 2.0, 1.0])
    X_train, X = (2 + exam.rng.normal(size=(n, 4)) * scale for n in (30, 80))
    return X_train, exam.rng.permutation(np.arange(30) % 5), X


def _draw_whole(exam: Exam) -> tuple[Array, Labels, Array]:
    X_train, X = (exam.rng.integers(-9, 10, size=(n, 1)).astype(float) for n in (24, 40))
    return X_train, exam.rng.choice(10_000, size=24, replace=False), X


def _smallest_row(X_train: Array, y_train: Labels, X: Array) -> Labels:
    """Let the smallest of the rows that are equally near count, as where they were sorted."""
    order = np.lexsort(X_train.T)
    return right.one_nearest_neighbour(X_train[order], y_train[order], X)


def tells_ties(rows: tuple[Array, Labels, Array]) -> bool:
    """Tell whether both mistakes show that are made where training rows are equally near."""
    expected = np.asarray(right.one_nearest_neighbour(*rows), float)
    wrongs = (_last_of_tied, _smallest_label, _smallest_row)
    return not any(_is(expected, wrong(*rows)) for wrong in wrongs)


def tells(rows: tuple[Array, Labels, Array]) -> bool:
    """Tell whether each mistake that new rows can show is seen in the first few of them.

    So it costs the points of every part in which these are judged, whatever the seed. And whether
    no row of another label is nearly as near as the nearest one: distances in half precision, with
    three digits, then lead to the same labels. For enlarged rows they are all infinite, and fail.
    """
    X_train, y_train, X = rows
    few = X_train, y_train, X[:FEW]
    expected = np.asarray(right.one_nearest_neighbour(*few), float)
    squares, own = _squares(X_train, X), right.one_nearest_neighbour(*rows)
    others = np.where(y_train == own[:, None], np.inf, squares).min(axis=1)
    near = others < 1.002 * squares.min(axis=1) + 1e-6  # beyond twice the rounding of either
    shown = [wrong for slug, wrong in WRONG if slug not in SEEN_IN_EQUAL_ROWS]
    return not near.any() and not any(_is(expected, wrong(*few)) for wrong in shown)


def _compare_labels(
    exam: Exam, target: Ref, X_train: Array, y_train: Any, X: Array, note: str = ""
) -> Outcome:
    """Compare the labels of the rows of X, and look for the reason if they are off."""
    expected = right.one_nearest_neighbour(X_train, y_train, X)
    given = f"X_train {X_train.shape}, y_train {y_train.shape}, X {X.shape}{note}"
    outcome = exam.outcome(target, X_train, y_train, X)

    def why() -> str | None:
        if outcome.changed:
            return "rows-changed"
        named = _why_wrong(exam, target)
        # A spread and a tiny number beside it leave rows that are very near as they are.
        rescaled = named == "features-rescaled"
        near = not rescaled and _right_where_near(exam, target, X_train, y_train, X)
        return "best-from-a-number" if near else named

    cause = why() if outcome.fault else None
    value = exam.returned(target, outcome, f"called with {given}", mistake=cause)
    got = numbers("labels", value)
    if got.shape == () and len(X) == 1:
        lines = "expected shape (1,)", "got      a number", f"called with {given}"
        exam.fail("wrong shape", *lines, mistake="number-for-one-row")
    if np.array_equal(got, expected % 256) and np.any(got != expected):
        exam.fail("labels: wrong values", f"called with {given}", mistake="cut-to-eight-bits")
    cause = None if close(got, expected, RTOL) else why()
    suspects = [(cause, got)] if cause else []
    exam.compare("labels", got, expected, mistakes=suspects, given=given)
    return outcome


def _right_where_near(exam: Exam, target: Ref, X_train: Array, y_train: Any, X: Array) -> bool:
    """Tell whether the labels are right once all rows lie within a billionth of each other."""
    scale = 2.0**-32 / np.max(np.abs(X_train))
    got = _answer(exam, target, X_train * scale, y_train, X * scale)
    return _is(got, right.one_nearest_neighbour(X_train * scale, y_train, X * scale))


def _why_wrong(exam: Exam, target: Ref) -> str | None:
    """Name the one mistake that explains all answers on four small sets.

    As many rows as training rows, so that what mixes up the two gives an answer; features of
    equal spread, so that what mixes up rows and features does not always give the same one; each
    label once, or some of them several times; and training rows.
    """
    fitting, all_right = list(range(len(WRONG))), True
    for X_train, y_train, X in draw_until(lambda: _draw_small_sets(exam), _all_show):
        got = _answer(exam, target, X_train, y_train, X)
        fitting = [i for i in fitting if _is(got, WRONG[i][1](X_train, y_train, X))]
        all_right = all_right and _is(got, right.one_nearest_neighbour(X_train, y_train, X))
    if all_right:  # what is left are rows equally near: each comes twice
        # the second of two equal rows has the larger label as often as the smaller one
        X_train, X, y_train = np.tile(X[:8], (2, 1)), X[:8], np.arange(16) ^ (np.arange(16) % 2 * 8)
        got = _answer(exam, target, X_train, y_train, X)
        tied = [i for i in fitting if "of-equally-near" in WRONG[i][0]]
        fitting = [i for i in tied if _is(got, WRONG[i][1](X_train, y_train, X))]
    found = {WRONG[i][0] for i in fitting}
    return found.pop() if len(found) == 1 else None


def _draw_small_sets(exam: Exam) -> list[tuple[Array, Labels, Array]]:
    sets = []
    for kind in ("new rows", "new rows", "few labels", "training rows"):
        X_train, X = (1 + exam.rng.normal(size=(16, 5)) for _ in range(2))
        if kind == "training rows":
            X = X_train[exam.rng.permutation(16)]
        y_train = 16 + exam.rng.permutation(np.arange(16) % (16 if kind == "new rows" else 5))
        sets.append((X_train, y_train, X))
    return sets


def _all_show(sets: list[tuple[Array, Labels, Array]]) -> bool:
    """Tell whether each mistake shows in one of the sets, but for those of rows equally near."""
    expected = [np.asarray(right.one_nearest_neighbour(*rows), float) for rows in sets]
    return all(
        "of-equally-near" in slug
        or not all(_is(one, wrong(*rows)) for one, rows in zip(expected, sets, strict=True))
        for slug, wrong in WRONG
    )


def _answer(exam: Exam, target: Ref, X_train: Array, y_train: Labels, X: Array) -> Array | None:
    """Return the student's labels if they are numbers at all."""
    try:
        return numbers("labels", exam.outcome(target, X_train, y_train, X).value)
    except Failed:
        return None


def _is(got: Array | None, labels: Any) -> bool:
    return got is not None and close(got, np.asarray(labels), RTOL)
