"""Check of the exercise `gradient_check`: it is tried on right gradients and on planted wrong ones.

A mistake is named by all verdicts together: each typical wrong check says what it would have said.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import Answer, Exam, Failed, Fault, Ref, check, describe, draw_until
from mlp_helpers.checks.core.compare import as_array
from mlp_helpers.checks.core.plain_data import is_tensor
from mlp_helpers.numerics.backpropagation import Array
from mlp_helpers.numerics.backpropagation import numerical_gradient as reference

LARGE = 100
"""Entries of a large gradient; each takes two calls of f, and each of these some time."""
BASE = 20000.0
"""Added to f, it costs the difference quotient digits: doubles near it are 4e-12 apart."""


def wave(data: dict[str, Any]) -> Callable[[Array], float]:
    """Return f(x) = scale (Σ (A sin x + B x²/2 + D x) + base)."""
    base, scale = data["base"], data["scale"]
    parts: list[tuple[Any, Array, Callable[[Any], Array]]] = []
    for factor, shape in ((data["A"], np.sin), (0.5 * data["B"], np.square), (data["D"], np.array)):
        if np.any(factor):  # of a large gradient most are 0, and f is called for each entry
            at = ... if np.all(factor) else np.nonzero(factor)
            parts.append((at, factor[at], shape))

    def f(x: Array) -> float:
        terms = ((factor * shape(np.asarray(x)[at])).sum() for at, factor, shape in parts)
        return float(scale * (sum(terms) + base))

    return f


def planted(data: dict[str, Any], kind: str) -> Callable[[Array], Any]:
    """Return the gradient of :func:`wave` with a fault planted in it; ``right`` has none."""
    A, B, D, scale, point = (data[name] for name in ("A", "B", "D", "scale", "point"))

    def gradient(x: Array) -> Any:
        right = scale * (A * np.cos(x) + B * np.asarray(x) + D)
        elsewhere = kind == HERE and not np.allclose(x, point, rtol=0, atol=1e-3)
        return -right if elsewhere else PLANTED.get(kind, np.asarray)(right)

    return gradient


class Counted:
    """A function that notes how often it is called; how far from a small point at most, too."""

    def __init__(self, function: Callable[[Array], Any], point: Array):
        self._function, self._point = function, point
        self.calls, self.step = 0, 0.0

    def __call__(self, x: Array) -> Any:
        """Return the function's value at x."""
        self.calls += 1
        if self._point.size < LARGE and np.shape(x) == self._point.shape:
            self.step = max(self.step, float(np.max(np.abs(x - self._point))))
        return self._function(x)


def _nudged(g: Array, share: float, at: int = -1) -> Array:
    """Move one entry by a share of the largest one."""
    return _with_entry(g, g.flat[at] + share * float(np.max(np.abs(g))), at)


def _with_entry(g: Array, value: float, at: int = -1) -> Array:
    g = g.copy()
    g.flat[at] = value
    return g


NOISY = "right, and 1e-8 or more from central differences"
WITH_ZERO = "right, with an entry that is exactly 0"
NEGATIVE = "right, with negative entries only"
NEGATIVE_DOUBLED = "doubled, with negative entries only"
NEGATIVE_WITH_ZERO = "right, with entries below 0 and some that are exactly 0"
EQUAL = "right, with all entries equal"
HERE = "right at x, and wrong far from it"
NAN_AT_ZERO = "with NaN where an entry should be 0"
CANCELLING = "too large in one entry and as much too small in another"
ONE_OF_MANY = "off by a thousandth in one entry of 1200"
FAR_OFF = "far off in one entry of 1200"
ONE_LARGE = "right, with one entry of 1200 that is not 0"
LARGE_ALONE = "with its last entry set to 0"

Case = tuple[str, float, tuple[int, ...]]
"""What was planted, the scale of f, and the shape of x."""

PLANTED: dict[str, Callable[[Array], Any]] = {
    "zero throughout": np.zeros_like,
    "negated": np.negative,
    "doubled": lambda g: 2 * g,
    NEGATIVE_DOUBLED: lambda g: 2 * g,
    LARGE_ALONE: lambda g: _with_entry(g, 0.0),
    "too large by a thousandth in its last entry": lambda g: _nudged(g, 1e-3),
    "too small by a thousandth in its last entry": lambda g: _nudged(g, -1e-3),
    "off by a hundredth in its last entry": lambda g: _nudged(g, 1e-2),
    "off by a hundredth in its second entry": lambda g: _nudged(g, 1e-2, 1),
    ONE_OF_MANY: lambda g: _nudged(g, 1e-3, 700),
    FAR_OFF: lambda g: _nudged(g, 1e3, 700),
    "off by a thousandth or two in every entry": lambda g: g + 1.5e-3 * np.max(np.abs(g)),
    "lower in every entry": lambda g: g - 0.2 * np.abs(g),
    CANCELLING: lambda g: _nudged(_nudged(g, 0.1, 0), -0.1),
    "in the reversed order": lambda g: g.ravel()[::-1].reshape(g.shape),
    "with NaN in its last entry": lambda g: _with_entry(g, np.nan),
    NAN_AT_ZERO: lambda g: _with_entry(g, np.nan, 1),
}
"""What a wrong gradient is made of; all others are right."""
ONE_ENTRY = {ONE_OF_MANY, *(kind for kind in PLANTED if kind.endswith(("entry", LARGE_ALONE)))}
"""Those in which a single entry is wrong."""

SINGLE = "sees a single wrong entry, errors that cancel, and NaN"
CASES: dict[str, list[Case]] = {  # the large one comes last, and only where it can still tell
    "accepts right gradients and rejects grossly wrong ones": [
        ("right", 1, (6,)),
        ("right", 1, (3, 4)),
        (NOISY, 1, (6,)),
        (HERE, 1, (6,)),
        ("zero throughout", 1, (6,)),
        ("negated", 1, (3, 4)),
        ("doubled", 1, (6,)),
    ],
    SINGLE: [
        ("right", 1, (3, 4)),
        (LARGE_ALONE, 1, (3, 4)),
        ("too large by a thousandth in its last entry", 1, (6,)),
        ("too small by a thousandth in its last entry", 1, (6,)),
        ("off by a hundredth in its last entry", 1, (3, 4)),
        ("off by a hundredth in its second entry", 1, (6,)),
        ("off by a thousandth or two in every entry", 1, (3, 4)),
        ("lower in every entry", 1, (6,)),
        ("doubled", 1, (1,)),
        (CANCELLING, 1, (6,)),
        ("in the reversed order", 1, (3, 4)),
        ("with NaN in its last entry", 1, (6,)),
        (NAN_AT_ZERO, 1, (6,)),
        # A mean of the errors is 1e-3/1200 of the largest entry, below what any mean is held to. As
        # all entries are ±1, the norm of the errors is 2.9e-5 of the gradient's.
        (ONE_OF_MANY, 1, (30, 40)),
    ],
    "judges the error relative to the size of the gradient": [
        ("right", 1, (1,)),
        ("right", 1e6, (6,)),
        ("right", 1e-9, (6,)),
        (WITH_ZERO, 1, (6,)),
        (NEGATIVE, 1, (6,)),
        (NEGATIVE_DOUBLED, 1, (6,)),
        (NEGATIVE_WITH_ZERO, 1, (6,)),
        (EQUAL, 1, (6,)),
        ("doubled", 1e-9, (6,)),
        ("too small by a thousandth in its last entry", 1e6, (6,)),
        ("too large by a thousandth in its last entry", 1e-9, (6,)),
        (ONE_LARGE, 1, (30, 40)),
    ],
}


@check("04/gradient_check", points=3)
def gradient_check(exam: Exam, gradient_check: Ref) -> None:
    """Judge the student's own check on right gradients and on planted wrong ones."""
    trials = {title: _try(exam, gradient_check, cases) for title, cases in CASES.items()}
    named = _name([trial for tried in trials.values() for trial in tried])
    if named == "mean-error" and Trial(exam, gradient_check, FAR_OFF, 1, (30, 40)).verdict:
        named = "entries-left-out"  # any mean would have seen it
    for title, tried in trials.items():
        with exam.part(title, points=1):
            for trial in tried:
                trial.require(named)
            if title == SINGLE:
                _require_every_entry(exam, tried)


def _try(exam: Exam, target: Ref, cases: Sequence[Case]) -> list[Trial]:
    """Try the cases; a large gradient only if the small ones were judged rightly."""
    trials: list[Trial] = []
    for kind, scale, shape in cases:
        if np.prod(shape) < LARGE or all(trial.is_right for trial in trials):
            trials.append(Trial(exam, target, kind, scale, shape))
    return trials


def _require_every_entry(exam: Exam, trials: Sequence[Trial]) -> None:
    """Fail if a gradient was accepted on fewer values of f than it has entries.

    A value of f is one number. So the slopes along N axes do not follow from fewer than N of them,
    whichever points were chosen: some wrong gradient would be accepted as well.
    """
    for trial in trials:
        if trial.skips_entries:
            headline = f"accepted {trial.x.size} entries on {trial.calls_of_f} values of f"
            exam.fail(headline, mistake="not-every-entry")


class Trial:
    """One call of the student's check, and what it should have said."""

    def __init__(self, exam: Exam, target: Ref, kind: str, scale: float, shape: tuple[int, ...]):
        self._exam, self.kind = exam, kind
        self.data = draw_until(
            partial(_draw_function, exam, kind, scale, shape), partial(_is_as_said, kind)
        )
        self.x = self.data["point"]
        self.verdict: bool | None = None
        self.calls_of_f, self.calls, self.taken_for_array, self.step = 0, 0, False, 0.0
        self._failed: Failed | None = None
        try:
            f = Counted(wave(self.data), self.x)
            gradient = Counted(planted(self.data, kind), self.x)

            def explain(fault: Fault, arrays: Any) -> str:
                return "" if f.calls or "NoneType" not in fault.message else "unfilled-before"

            lent = exam.lend(f), exam.lend(gradient)
            answer = Answer(exam, target, *lent, self.x, explain=explain)
            self.calls_of_f, self.calls, self.step = f.calls, gradient.calls, f.step
            fault = answer.outcome.fault
            self.taken_for_array = fault is not None and "'function'" in fault.message
            self.verdict = _true_or_false(exam, answer.value())
            answer.untouched("x-changed")
        except Failed as failed:
            self._failed = failed

    @property
    def is_right(self) -> bool:
        """Whether the verdict is the right one."""
        return self.verdict == self.kind.startswith("right")

    @property
    def skips_entries(self) -> bool:
        """Whether a gradient was accepted on fewer values of f than it has entries."""
        return self.verdict is True and self.calls_of_f < self.x.size

    @cached_property
    def gradients(self) -> tuple[Array, Array]:
        """The gradient that the student was given, and the numerical one."""
        return _gradients(self.kind, self.data)

    def require(self, named: str) -> None:
        """Fail unless the verdict is the right one."""
        if self._failed is not None:
            failure = self._failed.failure
            if self.taken_for_array and named:
                self._exam.fail(failure.headline, *failure.lines, mistake=named)
            raise Failed(failure)
        if self.is_right:
            return
        what = f"a gradient that is {self.kind}" if self.kind.startswith("right,") else ""
        what = what or ("a right gradient" if self.kind == "right" else f"a gradient {self.kind}")
        size = "1" if self.data["scale"] == 1 else f"{self.data['scale']:.0e}"
        self._exam.fail(
            f"{'accepted' if self.verdict else 'rejected'} {what}",
            f"called with x {self.x.shape}, the gradient's entries of order {size}",
            mistake=named or None,
        )


def _draw_function(exam: Exam, kind: str, scale: float, shape: tuple[int, ...]) -> dict[str, Any]:
    """Draw a function, and a point at which its gradient has what `kind` says."""
    data: dict[str, Any] = {
        "A": exam.rng.uniform(0.5, 2, size=shape) * exam.rng.choice([-1, 1], size=shape),
        "B": exam.rng.normal(size=shape),
        "D": np.zeros(shape),
        "base": BASE if kind == NOISY else 0.0,
        "scale": scale,
    }
    x = data["point"] = exam.rng.normal(size=shape)
    slope = data["A"] * np.cos(x) + data["B"] * x
    data["D"] = 0.5 * np.sign(slope)  # so that no entry of the gradient is near 0
    if kind in (NEGATIVE, NEGATIVE_DOUBLED, NEGATIVE_WITH_ZERO):
        data["A"] = -np.abs(data["A"])
        data["D"] = -4 * np.ones(shape) - np.abs(data["B"] * x)  # beyond |A cos x| ≤ 2
    if kind in (WITH_ZERO, NAN_AT_ZERO, NEGATIVE_WITH_ZERO):
        # A cos 0 − A is exactly 0. The quotient is A sin(eps)/eps − A, 5e-10 at eps = 1e-5:
        # some ten times the rounding of f, so that it is not 0 by chance.
        data["A"].flat[1:4] *= 32 / np.abs(data["A"].flat[1:4])
        data["D"].flat[1:4], x.flat[1:4] = -data["A"].flat[1:4], 0.0
    if kind == EQUAL:  # at 0, where the quotients are equal as well, and 5e-10 too small
        data |= {"A": np.full(shape, 32.0), "B": np.full(shape, 32.0), "D": np.zeros(shape)}
        x[:] = 0.0
    if kind in (ONE_OF_MANY, FAR_OFF):
        data |= {"A": np.zeros(shape), "B": np.zeros(shape), "D": np.sign(slope)}
    if kind == ONE_LARGE:
        # It is 1, and its quotient A eps²/6 = 9.5e-9 less: the 1e-7 that the text allows would do
        # as well, but by a larger step a right gradient may be farther off. Of the mean of all
        # entries this is 1.1e-5.
        data |= {name: np.zeros(shape) for name in ("A", "B", "D")}
        data["A"].flat[700], data["D"].flat[700], x.flat[700] = 570.0, -569.0, 0.0
    data["scale"] /= 1 if scale == 1 else np.max(np.abs(planted(data, "right")(x))) / scale
    return data


def _is_as_said(kind: str, data: dict[str, Any]) -> bool:
    """Tell whether the right gradient is as said, and of both signs, with a sum below 0.

    Then a largest error without its absolute value is larger than 0 for a doubled gradient and for
    a negated one. And of a mean error without it, the one way round is below 0 for the doubled, the
    other way round for the negated, so that each accepts one of them, whatever the seed.
    """
    gradient, x = planted(data, "right"), data["point"]
    right = gradient(x)
    if right.size == 1:  # f is bent: no forward difference with a large step is right by chance
        return bool(0 < 1e-4 * right < np.abs(gradient(x + 1e-3) - right))
    if kind in (NEGATIVE, NEGATIVE_DOUBLED, NEGATIVE_WITH_ZERO, EQUAL, ONE_LARGE):
        return True
    signs = right.max() > 0 and np.sum(right) < -0.1 * np.max(np.abs(right))
    if kind.endswith("by a thousandth in its last entry"):  # 1e-3, as the quotient rounds: or less
        return bool(signs and relative_error(*_gradients(kind, data)) < 1e-3)
    return bool(signs and (kind != NOISY or _is_noisy(data)))


def _is_noisy(data: dict[str, Any]) -> bool:
    """Tell whether the difference quotient has lost digits, and with a tiny step far more of them.

    Steps so small are of no use, whatever the seed. Nor is a tolerance of 1e-8, be it for the mean
    of the errors, or for their norm over the sum of both gradients' norms: half of that over one.
    """
    f, x = wave(data), data["point"]
    right = planted(data, "right")(x)
    numeric = reference(f, x, 1e-5)
    errors = np.abs(right - numeric) / _top(numeric)
    lost = np.mean(errors) > 1.2e-8 and _norm(right - numeric) > 2.4e-8 * _norm(numeric)
    if not lost or np.max(errors) >= 5e-8:
        return False
    return all(relative_error(right, reference(f, x, eps)) > 1.5e-5 for eps in (1e-8, 1e-9, 1e-10))


def _gradients(kind: str, data: dict[str, Any]) -> tuple[Array, Array]:
    """Return the gradient that is given to the student, and the numerical one."""
    return planted(data, kind)(data["point"]), reference(wave(data), data["point"])


def _true_or_false(exam: Exam, value: Any) -> bool:
    if (isinstance(value, np.ndarray) or is_tensor(value)) and as_array(value).size == 1:
        value = as_array(value).item()
    if isinstance(value, bool | np.bool_):
        return bool(value)
    named = None
    if isinstance(value, float | np.floating):
        named = "no-verdict"
    if isinstance(value, np.ndarray) and value.dtype == bool:
        named = "verdict-per-entry"
    exam.fail(f"expected True or False, got {describe(value)}", mistake=named)


def _name(trials: Sequence[Trial]) -> str:
    """Return the one mistake that explains all verdicts, or nothing."""
    verdicts = [trial.verdict for trial in trials]
    used = any(trial.taken_for_array for trial in trials) or None not in verdicts
    if used and not any(trial.calls for trial in trials):
        return "gradient-not-called"
    wrong = [trial.kind for trial in trials if not trial.is_right]
    if wrong == [HERE]:
        return "another-point"
    if wrong == [ONE_OF_MANY]:
        skipping = any(trial.skips_entries for trial in trials)
        return "not-every-entry" if skipping else "mean-error"
    if wrong == [ONE_LARGE]:
        return "size-averaged"
    if not wrong or None in verdicts:
        return ""
    # A mean or a sum may see more of a larger one.
    small = [trial for trial in trials if trial.x.size < LARGE]
    with np.errstate(all="ignore"):
        fitting = {
            slug
            for slug, says in _wrong_checks()
            if all(bool(says(*trial.gradients)) == trial.verdict for trial in small)
        }
        if _comes_of_step(small):
            return "other-step"
        if not fitting and _fits_tolerance(small):
            rejected = any(trial.kind.startswith("right") for trial in small if not trial.verdict)
            fitting.add("tolerance-too-narrow" if rejected else "tolerance-too-wide")
    if not fitting and any(trial.skips_entries for trial in trials):
        return "not-every-entry"
    if not fitting and LARGE_ALONE in wrong and ONE_ENTRY.issuperset(wrong):
        return "entries-left-out"  # a small error in an entry elsewhere was seen
    return fitting.pop() if len(fitting) == 1 else ""


TOLERANCES = (1e-4, 1e-5, 1e-6, 1e-7)

Verdict = Callable[[Array, Array], Any]
"""A check, or its measure of the error: of the gradient given and the numerical one."""


def relative_error(g: Array, n: Array) -> float:
    """Return the largest error, relative to the largest entry of the numerical gradient."""
    return float(np.max(np.abs(g - n)) / np.max(np.abs(n)))


def _comes_of_step(trials: Sequence[Trial]) -> bool:
    """Tell whether all verdicts are those of the step that was seen, a very small or large one."""
    step = float(f"{max(trial.step for trial in trials):.1e}")
    if step == 0 or 3e-8 < step < 3e-3:  # between them some tolerance would do
        return False
    errors = [
        (
            trial.verdict,
            relative_error(trial.gradients[0], reference(wave(trial.data), trial.x, step)),
        )
        for trial in trials
    ]
    return any(all((e <= t) == said for said, e in errors) for t in TOLERANCES)


def _fits_tolerance(trials: Sequence[Trial]) -> bool:
    """Tell whether all verdicts compare some measure of the error with one tolerance.

    Then the errors accepted are smaller than those rejected. Of these, some must be of a gradient
    without NaN, which any tolerance rejects.
    """
    for measure in _measures():
        errors = [(trial.verdict, measure(*trial.gradients)) for trial in trials]
        accepted = [error for verdict, error in errors if verdict]
        rejected = [error for verdict, error in errors if not verdict and np.isfinite(error)]
        if accepted and rejected and np.max(accepted) < np.min(rejected):  # not so for NaN
            return True
    return False


def _measures() -> Iterator[Verdict]:
    """Yield measures of the error, each against a size of both gradients."""
    norms: list[Callable[[Array], float]] = [
        lambda d: float(np.max(np.abs(d))),
        lambda d: float(np.mean(np.abs(d))),
        lambda d: float(np.sqrt(np.mean(d**2))),
        _norm,
    ]
    both: list[Callable[[float, float], float]] = [lambda g, n: n, lambda g, n: g + n, max]
    for error, size, of in itertools.product(norms, norms, both):
        yield partial(_relative, error, size, of)


def _relative(error: Any, size: Any, of: Any, g: Array, n: Array) -> Any:
    return error(g - n) / of(size(g), size(n))


def _wrong_checks() -> Iterator[tuple[str, Verdict]]:
    yield "accepts-anything", lambda g, n: True
    yield "accepts-anything", lambda g, n: relative_error(g, n) < 3
    yield "rejects-everything", lambda g, n: False
    yield "inverted", lambda g, n: not relative_error(g, n) <= 1e-5
    yield "inverted", lambda g, n: relative_error(g, n) > 1e-5
    for tolerance in (1e-6, 1e-5, 1e-4):
        yield "each-entry-by-itself", _each_within(tolerance)
    for tolerance in TOLERANCES:
        yield from _blind(tolerance)
        yield from _floored(tolerance)
    for digits in range(1, 12):
        yield from _absolute(10.0**-digits)


def _each_within(t: float) -> Verdict:
    return lambda g, n: np.allclose(g, n, rtol=t, atol=0)


def _blind(t: float) -> list[tuple[str, Verdict]]:
    """Return checks of the right tolerance that do not see some kinds of errors."""
    return [
        ("nan-accepted", lambda g, n: not relative_error(g, n) > t),
        ("nan-made-zero", lambda g, n: relative_error(np.nan_to_num(g), n) <= t),
        ("errors-cancel", lambda g, n: abs(np.sum(g - n)) <= t * np.max(np.abs(n))),
        ("errors-cancel", lambda g, n: np.max(g - n) <= t * np.max(np.abs(n))),
        ("errors-cancel", lambda g, n: np.max(n - g) <= t * np.max(np.abs(n))),
        ("errors-cancel", lambda g, n: np.mean(g - n) <= t * np.max(np.abs(n))),
        ("errors-cancel", lambda g, n: np.mean(n - g) <= t * np.max(np.abs(n))),
        ("signs-lost", lambda g, n: relative_error(np.abs(g), np.abs(n)) <= t),
        ("any-entry", lambda g, n: np.any(np.abs(g - n) <= t * np.max(np.abs(n)))),
        ("norms-compared", lambda g, n: abs(_norm(g) - _norm(n)) <= t * _norm(n)),
        *(
            ("errors-cancel", lambda g, n, k=k: abs(np.max(k * (g - n))) <= t * _top(n))
            for k in (1, -1)
        ),
        ("scale-without-abs", lambda g, n: _top(g - n) <= t * np.max(n)),
        ("scale-without-abs", lambda g, n: _top(g - n) / np.max(n) <= t),
        ("scale-without-abs", lambda g, n: _top(g - n) <= t * abs(np.max(n))),
        ("spread-for-size", lambda g, n: _top(g - n) <= t * np.ptp(n)),
        *(
            ("constant-in-size", lambda g, n, c=c: _top(g - n) <= t * (_top(n) + c))
            for c in 10.0 ** -np.arange(1, 9)
            if c * t < 5e-10  # else it is an absolute tolerance, for the smallest gradients
        ),
        ("direction-only", lambda g, n: np.sum(g * n) >= (1 - t) * _norm(g) * _norm(n) > 0),
        ("last-entry-only", lambda g, n: abs(g.flat[-1] - n.flat[-1]) <= t * np.max(np.abs(n))),
        ("first-entry-only", lambda g, n: abs(g.flat[0] - n.flat[0]) <= t * abs(n.flat[0])),
    ]


def _floored(t: float) -> Iterator[tuple[str, Verdict]]:
    """Yield checks that measure each error against its own entry, or a tiny number if larger."""
    for floor in (1e-8, 1e-10, 1e-12, 1e-15):
        sizes: list[Verdict] = [
            lambda g, n: np.abs(n),
            lambda g, n: np.abs(g),
            lambda g, n: np.maximum(np.abs(g), np.abs(n)),
            lambda g, n: np.abs(g) + np.abs(n),
        ]
        for size in sizes:
            yield "each-entry-by-itself", partial(_floored_within, t, floor, size)


def _floored_within(t: float, floor: float, size: Verdict, g: Array, n: Array) -> Any:
    return np.max(np.abs(g - n) / np.maximum(size(g, n), floor)) <= t


def _absolute(t: float) -> list[tuple[str, Verdict]]:
    """Return checks that do not measure the error against the size of the gradient."""
    checks: list[Verdict] = [
        lambda g, n: np.max(np.abs(g - n)) <= t,
        lambda g, n: _norm(g - n) <= t,
        lambda g, n: np.allclose(g, n, rtol=1e-5, atol=t),
        lambda g, n: np.allclose(g, n, rtol=1e-4, atol=t),
    ]
    return [("absolute-tolerance", says) for says in checks]


def _top(g: Array) -> float:
    return float(np.max(np.abs(g)))


def _norm(g: Array) -> float:
    return float(np.sqrt(np.sum(g**2)))
