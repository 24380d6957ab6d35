"""Check of the exercise `count_parameters`: weights and biases from the layer sizes (A5)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from mlp_helpers.checks.core import Exam, Ref, check, numbers
from mlp_helpers.checks.core.cases import Case, Wrong, require_answers, telling_cases
from mlp_helpers.checks.nonlinearity.fixed_depth import assumes_a_fixed_depth
from mlp_helpers.numerics.networks import parameter_count


def _pairs(sizes: Sequence[int]) -> list[tuple[int, int]]:
    return list(itertools.pairwise(sizes))


def counts_by_layer(sizes: Sequence[int]) -> list[int]:
    """Return the number of parameters of each affine map."""
    return [(a + 1) * b for a, b in _pairs(sizes)]


def _after_first_of_its_size(sizes: Sequence[int]) -> int:
    """Count as `sizes.index` does, which finds the first of several equal sizes."""
    return sum((size + 1) * sizes[sizes.index(size) + 1] for size in sizes[:-1])


def _before_first_of_its_size(sizes: Sequence[int]) -> int:
    """Count so, too, looking for the layer above in place of the one below."""
    return sum((sizes[sizes.index(size) - 1] + 1) * size for size in sizes[1:])


def _every_pair_joined(sizes: Sequence[int]) -> int:
    """Count as if each unit read all layers below."""
    return sum(a * b for a, b in itertools.combinations(sizes, 2)) + sum(sizes[1:])


WRONG_BIASES: list[Wrong] = [
    ("no-biases", lambda sizes: sum(a * b for a, b in _pairs(sizes))),
    ("input-biases", lambda sizes: parameter_count(sizes) + sizes[0]),
    ("bias-per-input", lambda sizes: sum(a * b + a for a, b in _pairs(sizes))),
    ("bias-per-layer", lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes))),
    ("no-output-bias", lambda sizes: parameter_count(sizes) - sizes[-1]),
    ("no-hidden-bias", lambda sizes: sum(a * b for a, b in _pairs(sizes)) + sizes[-1]),
    ("biases-twice", lambda sizes: parameter_count(sizes) + sum(sizes[1:])),
]
"""Other numbers of biases. Whoever counts so for any depth loses the first part alone."""

WRONG_SHALLOW_COUNTS: list[Wrong] = [
    *WRONG_BIASES,
    ("bias-units-fed", lambda sizes: parameter_count(sizes) + sum(a + 1 for a in sizes[:-2])),
    ("layers-skipped", _every_pair_joined),
    ("units", sum),
    ("units", lambda sizes: sum(sizes[1:])),
    ("last-layer-missing", lambda sizes: parameter_count(sizes[:-1])),
    ("last-layer-missing", lambda sizes: parameter_count(sizes[:2])),
    ("last-weights-missing", lambda sizes: parameter_count(sizes) - sizes[-2] * sizes[-1]),
    ("first-size-kept", lambda sizes: sum((sizes[0] + 1) * size for size in sizes[1:])),
    ("first-size-kept", lambda sizes: sum(sizes[0] * size for size in sizes[1:])),
    ("last-layer-alone", lambda sizes: parameter_count(sizes[-2:])),
    ("product", math.prod),
    ("product", lambda sizes: math.prod(sizes) + sum(sizes[1:])),
]


WRONG_DEEP_COUNTS: list[Wrong] = [
    *WRONG_SHALLOW_COUNTS,
    ("two-layers-only", lambda sizes: parameter_count(sizes[:3])),
    ("equal-sizes", lambda sizes: sum((a + 1) * b for a, b in set(_pairs(sizes)))),
    ("equal-sizes", _after_first_of_its_size),
    ("equal-sizes", _before_first_of_its_size),
]


@check("01/count_parameters", points=2)
def count_parameters(exam: Exam, count_parameters: Ref) -> None:
    """Judge the number of weights and biases from the layer sizes (A5)."""

    def sizes(depth: int) -> list[int]:
        return [int(size) for size in exam.rng.choice(np.arange(2, 40), size=depth, replace=False)]

    def shallow() -> list[Case]:
        return [([784, 256, 10],), (sizes(3),)]

    def deep() -> list[Case]:
        others = [(sizes(6),), (sizes(4),), (sizes(2),)]
        a, b, c = sizes(3)
        return [*others, ([a, b, b, b, c],), ([*sizes(3), 1],)]

    parts = (
        ("one hidden layer", shallow, WRONG_SHALLOW_COUNTS),
        ("any number of layers; sizes left as they were", deep, WRONG_DEEP_COUNTS),
    )
    for title, draw, wrongs in parts:
        with exam.part(title, points=1):
            cases = telling_cases(draw, parameter_count, wrongs)
            for (sizes_given,) in cases:
                _require_count(exam, count_parameters, sizes_given)
            answers = (cases, parameter_count, wrongs, "wrong count", _given_sizes)
            require_answers(exam, count_parameters, *answers, slips=WRONG_BIASES)
            for case in cases if draw is deep else []:
                exam.untouched(exam.outcome(count_parameters, *case), "in-place")


def _require_count(exam: Exam, target: Ref, sizes: list[int]) -> None:
    """Name what keeps a call from giving one number, where the cause is clear."""
    outcome, given = exam.outcome(target, sizes), _given_sizes(sizes)
    if (fault := outcome.fault) and len(sizes) != 3 and assumes_a_fixed_depth(fault):
        exam.require(outcome, *given, mistake="fixed-depth")
    counts = numbers("the answer", exam.returned(target, outcome, *given))
    if np.array_equal(counts, counts_by_layer(sizes)) and counts.size > 1:
        exam.fail("a count for each layer came back", *given, mistake="list-per-layer")


def _given_sizes(sizes: list[int]) -> list[str]:
    return [f"called with sizes {sizes}"]
