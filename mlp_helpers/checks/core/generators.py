"""Generators for the student's code, and whether it draws from them and from nothing else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mlp_helpers.checks.core.catalogue import Mistake
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.executor import operation
from mlp_helpers.checks.core.plain_data import Ref


@operation
def build_generator(seed: int) -> np.random.Generator:
    """Build the generator that a student's function draws from."""
    return np.random.default_rng(seed)


def fresh_generator(exam: Exam) -> Ref:
    """Return a generator beside the student's code, with a seed of its own."""
    return exam.build(build_generator, int(exam.rng.integers(2**31)))


def require_own_draws(
    exam: Exam,
    run: Callable[[Ref], np.ndarray],
    mistake: Mistake | str,
    *,
    fixed: Mistake | str | None = None,
    copied: Mistake | str | None = None,
) -> None:
    """Fail unless what `run` returns is settled by the generator handed to it, and by that alone.

    Parameters
    ----------
    exam
        The run of the check.
    run
        Calls the student's function with a generator; so many draws that two agree never.
    mistake
        Named where the draws come from elsewhere.
    fixed, copied
        Named in its place where a seed of the function's own, or a copy of the generator, is drawn
        from.
    """
    first, second = (int(seed) for seed in exam.rng.choice(2**31, size=2, replace=False))
    generator = exam.build(build_generator, first)
    once, onwards = run(generator), run(generator)
    again, other = (run(exam.build(build_generator, seed)) for seed in (first, second))
    if not np.array_equal(once, again):
        headline = "two generators with the same seed lead to different draws"
    elif np.array_equal(once, other):
        headline = "generators with different seeds lead to the same draws"
        mistake = fixed or mistake
    elif np.array_equal(once, onwards):
        headline = "two calls with one generator give the same draws: it was not drawn from"
        mistake = copied or mistake
    else:
        return
    exam.fail(headline, mistake=mistake)
