"""Check of the exercise `train_val_split`: examples put aside at random, with their labels (G3)."""

from __future__ import annotations

import numpy as np
import torch

from mlp_helpers.checks.core import Exam, Ref, check, describe, operation
from mlp_helpers.checks.core.plain_data import Foreign

NAMES = "X_train y_train X_val y_val"
Split = dict[str, torch.Tensor]
Rows = list[list[float]]


@check("07/train_val_split", points=3)
def train_val_split(exam: Exam, train_val_split: Ref) -> None:
    """Judge a split by the examples on its two sides; each is known by its numbers (G3)."""
    # 100 of 195 drawn with replacement are all different once in 10^13 draws, of fewer more rarely
    n, n_val = int(exam.rng.integers(180, 196)), int(exam.rng.integers(100, 110))
    X = torch.tensor(exam.rng.permutation(10 * n)[: 3 * n].reshape(n, 3), dtype=torch.float32) / 255
    y = torch.tensor(exam.rng.permutation(n))
    seeds = [int(seed) for seed in exam.rng.choice(2**31, size=2, replace=False)]
    given = f"called with X ({n}, 3), y ({n},), n_val = {n_val}"
    generator = exam.build(build_torch_generator, seeds[0])
    outcome = exam.outcome(train_val_split, X, y, n_val, generator)
    with exam.part("n_val examples for validation, all others for training", points=1):
        split = _read(exam, exam.returned(train_val_split, outcome, given))
        _judge_sizes_again(exam, train_val_split, X, y, n_val, given)
        _judge_sizes(exam, split, X, n_val, given)
    with exam.part("each example on one side only, with its own label", points=1):
        split = _read(exam, exam.returned(train_val_split, outcome, given))
        exam.untouched(outcome, "in-place")
        _judge_pairs(exam, split, X, y)
    with exam.part("which ones is drawn from the generator, and from nothing else", points=1):

        def chosen(generator: Ref) -> Split:
            return _read(exam, exam.call(train_val_split, X, y, n_val, generator))

        once = _read(exam, exam.returned(train_val_split, outcome, given))
        onwards = chosen(generator)
        again, other = (chosen(exam.build(build_torch_generator, seed)) for seed in seeds)
        draws = [each["X_val"].tolist() for each in (once, again, other, onwards)]
        _judge_draws(exam, _rows(once["X_val"], X), draws, n, n_val)
        if not all(torch.equal(once[name], again[name]) for name in once):
            headline = "two generators with the same seed lead to different orders"
            exam.fail(headline, mistake="other-generator")


@operation
def build_torch_generator(seed: int) -> torch.Generator:
    """Build the generator that the split is drawn from."""
    return torch.Generator().manual_seed(seed)


def _read(exam: Exam, value: object) -> Split:
    """Return the four parts as tensors, by name."""
    if isinstance(value, tuple | list) and [
        len(x) for x in value if isinstance(x, tuple | list)
    ] == [2, 2]:
        exam.fail("two pairs came back", mistake="nested-pairs")
    parts = dict(
        zip(
            NAMES.split(),
            exam.unpack(value, ", ".join(NAMES.split()).replace(",", "")),
            strict=True,
        )
    )
    for name, part in parts.items():
        if isinstance(part, np.ndarray):
            parts[name] = part = torch.tensor(part)
        if not isinstance(part, torch.Tensor):
            pairs = isinstance(part, tuple) or part == Foreign("Subset")
            mistake = "pairs-for-tensors" if pairs else None
            exam.fail(f"{name}: expected a tensor, got {describe(part)}", mistake=mistake)
    if parts["y_train"].ndim == 2 and parts["X_val"].ndim == 1:
        exam.fail(f"y_train has the shape {tuple(parts['y_train'].shape)}", mistake="other-order")
    for name, part in parts.items():
        wanted = 2 if name.startswith("X") else 1
        if part.ndim != wanted:
            exam.fail(f"{name}: expected {wanted} axes, got shape {tuple(part.shape)}")
    return parts


def _judge_sizes(
    exam: Exam, split: Split, X: torch.Tensor, n_val: int, given: str, varied: str | None = None
) -> None:
    n, sizes = len(X), {name: len(part) for name, part in split.items()}
    wanted = dict(zip(NAMES.split(), (n - n_val, n - n_val, n_val, n_val), strict=True))
    if sizes == wanted:
        return
    swapped = dict(zip(NAMES.split(), (n_val, n_val, n - n_val, n - n_val), strict=True))
    kept = wanted | {"X_train": n, "y_train": n}
    whole = dict.fromkeys(NAMES.split(), n)
    causes = (("swapped", swapped), ("nothing-put-aside", kept), ("whole-set", whole))
    cause = next((slug for slug, wrong in causes if sizes == wrong), None)
    sides = [_rows(split[name], X) for name in ("X_train", "X_val")]
    if cause is None and any(len(set(rows)) < len(rows) for rows in sides):
        cause = "drawn-with-replacement"
    if cause is None and sum(map(len, sides)) == n - 1:
        cause = "one-lost"
    if cause is None and set(sides[0]).isdisjoint(sides[1]) and sum(map(len, sides)) == n:
        cause = varied
    shown = ", ".join(f"{name} {size}" for name, size in sizes.items())
    exam.fail("the sizes are off", f"rows: {shown}", given, mistake=cause)


def _judge_sizes_again(
    exam: Exam, target: Ref, X: torch.Tensor, y: torch.Tensor, n_val: int, given: str
) -> None:
    """Judge the sizes of other draws: a coin for each example hits `n_val` once in 15 times."""
    generators = [exam.build(build_torch_generator, seed) for seed in range(10)]
    splits = [_read(exam, exam.call(target, X, y, n_val, each)) for each in generators]
    varied = "coin-for-each" if len({len(split["X_val"]) for split in splits}) > 1 else None
    for split in splits:
        _judge_sizes(exam, split, X, n_val, given, varied)


def _judge_pairs(exam: Exam, split: Split, X: torch.Tensor, y: torch.Tensor) -> None:
    train, val = (_rows(split[name], X) for name in ("X_train", "X_val"))
    if -1 in train + val:
        exam.fail("a row is not one of the examples")
    if len(set(val)) < len(val) or len(set(train)) < len(train):
        exam.fail("an example comes twice on one side", mistake="drawn-with-replacement")
    if both := set(train) & set(val):
        ends = [set(range(k)) for k in (len(train), len(val))]
        ends += [set(range(len(X) - k, len(X))) for k in (len(train), len(val))]
        mistake = "one-side-drawn" if set(train) in ends or set(val) in ends else "overlap"
        exam.fail(f"examples on both sides: {len(both)}", mistake=mistake)
    if set(train) | set(val) != set(range(len(X))):
        exam.fail(f"{len(X) - len(train) - len(val)} examples are on neither side")
    for side, rows in (("train", train), ("val", val)):
        if not torch.equal(split[f"y_{side}"], y[rows]):
            exam.fail(f"y_{side} does not belong to X_{side}", mistake="labels-apart")


def _rows(part: torch.Tensor, X: torch.Tensor) -> list[int]:
    """Return which example each row is, -1 for none; no number of X comes twice."""
    if part.shape[1:] != X.shape[1:]:
        return [-1] * len(part)
    same = (part[:, None] == X).all(2)
    found: list[int] = torch.where(same.any(1), same.int().argmax(1), -1).tolist()
    return found


def _judge_draws(exam: Exam, once: list[int], draws: list[Rows], n: int, n_val: int) -> None:
    """Compare which examples were chosen; two draws of 100 of 180 never agree by chance.

    `once` are the numbers of the first draw's examples.
    """
    first, repeated, different, later = ({tuple(row) for row in rows} for rows in draws)
    if first == different and first == repeated:
        ends = (set(range(len(once))), set(range(n - len(once), n)))
        cause = "not-drawn" if set(once) in ends else "own-seed" if len(once) == n_val else None
        exam.fail("generators with different seeds choose the same examples", mistake=cause)
    if first != repeated:
        headline = "two generators with the same seed choose different examples"
        exam.fail(headline, mistake="other-generator")
    if first == later:
        headline = "two calls with one generator choose the same examples"
        exam.fail(headline, mistake="generator-restarted")
    if once == list(range(once[0], once[0] + len(once))):
        exam.fail("the examples chosen are neighbours", mistake="neighbours")
