"""Check of the exercise `rbf`: prediction and fit with radial basis functions (B3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from mlp_helpers.checks.core import (
    FLOAT64,
    RTOL,
    Exam,
    Named,
    Outcome,
    Ref,
    check,
    close,
    draw_until,
    kind_of,
    numbers,
)
from mlp_helpers.checks.core.faults import clashing_shapes
from mlp_helpers.numerics import approximation as reference
from mlp_helpers.numerics.approximation import Array


@check("02/rbf", points=4)
def rbf(exam: Exam, rbf_fit: Ref, rbf_predict: Ref) -> None:
    """Judge prediction and fit apart, by numbers that do not depend on one another (B3).

    A slip in the bump costs the prediction alone, if the fit goes by the same bump.
    """
    gamma = float(exam.rng.uniform(2.5, 4))
    x, y, centers = _draw_points(exam)
    predicts = fits = False
    with exam.part("rbf_predict: a weighted sum of Gaussian bumps", points=1.5):
        some, weights = x[1:11:2], exam.rng.normal(size=5)  # as many points as centers
        turned = reference.rbf_features(some, centers, gamma).T @ weights
        rest = (centers, gamma, weights)
        for at in (x, x[:5], x[:1]):
            given = f"x {at.shape}, centers (5,), gamma={gamma:.4g}, weights (5,)"
            outcome = exam.outcome(rbf_predict, at, *rest)
            got = _returned(exam, rbf_predict, outcome, given, (some, *rest), [turned])
            expected, suspects = reference.rbf_predict(at, *rest), wrong_predictions(at, *rest)
            exam.compare("rbf_predict", got, expected, suspects, rtol=FLOAT64, given=given)
        predicts = True
    with exam.part("rbf_fit: the weights with the least squared error", points=1.5):
        given = f"x (12,), y (12,), centers (5,), gamma={gamma:.4g}"
        outcome, again = exam.outcome(rbf_fit, x, y, centers, gamma), (some, y[:5], centers, gamma)
        got = _returned(exam, rbf_fit, outcome, given, again, turned_fits(*again))
        right = predicts or _is_best(got, reference.rbf_features(x, centers, gamma), y)
        own = None if right else _own_bumps(exam, rbf_predict, x, centers, gamma)
        if own is None or not _is_best(got, own, y):
            _judge_fit(exam, got, x, y, centers, gamma)
            fits = True
        else:
            exam.charged_before()
    with exam.part("rbf_fit: also with a center far from every point and two close ones", points=1):
        # The last bump is exactly 0 at each x: exp(-2.5 · 38²).
        far = np.concatenate([centers, [centers[2] + 0.002, 40.0]])
        own = None if predicts or fits else _own_bumps(exam, rbf_predict, x, far, gamma)
        if own is not None and not np.isfinite(own).all():
            exam.fail("not tried: rbf_predict is not finite for a center far from every point")
        _judge_hard_fit(exam, rbf_fit, x, y, far, gamma, own)
        if own is None:
            _judge_nearly_equal(exam, rbf_fit, x, np.append(centers, centers[2] + 1e-6), gamma)


def _own_bumps(
    exam: Exam, rbf_predict: Ref, x: Array, centers: Array, gamma: float
) -> Array | None:
    """Return the student's bumps (n, m), as rbf_predict adds them up, where it does."""
    units = np.eye(len(centers))
    columns = [exam.outcome(rbf_predict, x, centers, gamma, unit).value for unit in units]
    if any(not isinstance(column, np.ndarray) or column.shape != x.shape for column in columns):
        return None
    return np.column_stack(columns)


def _is_best(weights: Any, features: Array, y: Array) -> bool:
    """Tell whether these weights fit y best, with features none of which is a constant."""
    got = numbers("weights", weights)
    if got.shape != features.shape[1:] or not np.isfinite(features).all():
        return False
    if not np.ptp(features, axis=0).all():  # constants: weights that fit them show nothing
        return False
    best = np.linalg.lstsq(features, y, rcond=None)[0]
    if np.linalg.matrix_rank(features) == features.shape[1]:
        return close(got, best, RTOL)
    return close(features @ got, features @ best, RTOL)  # where others are as good as these


def _judge_fit(exam: Exam, got: Any, x: Array, y: Array, centers: Array, gamma: float) -> None:
    """Judge the weights of a fit with the right bumps."""
    if isinstance(got, tuple) and len(got) == 4:
        exam.fail("a tuple of length 4 came back", mistake="lstsq-tuple")
    features = reference.rbf_features(x, centers, gamma)
    if strength := ridge_strength(features, y, numbers("weights", got)):
        line = f"they minimise it plus {strength:.1g} times the sum of their squares"
        exam.fail("weights: not those of the least squared error", line, mistake="ridge")
    expected, suspects = reference.rbf_fit(x, y, centers, gamma), wrong_fits(x, y, centers, gamma)
    given = f"x (12,), y (12,), centers (5,), gamma={gamma:.4g}"
    exam.compare("weights", got, expected, mistakes=suspects, given=given)


def _draw_points(exam: Exam) -> tuple[Array, Array, Array]:
    """Draw points and centers in no order, all over [-1.2, 1.2]; one x comes twice."""
    centers = exam.rng.permutation(np.linspace(-1, 1, 5) + exam.rng.uniform(-0.1, 0.1, size=5))
    x = np.linspace(-1.2, 1.2, 12) + exam.rng.uniform(-0.08, 0.08, size=12)
    x[8] = x[3]  # no choice of five points that a known mistake makes has both
    x[[1, 6, 10]] = x[[10, 1, 6]]
    return x, exam.rng.normal(size=12), centers if np.any(np.diff(centers) < 0) else centers[::-1]


def _judge_hard_fit(
    exam: Exam, rbf_fit: Ref, x: Array, y: Array, far: Array, gamma: float, own: Array | None
) -> None:
    """Judge a fit with a bump that is 0 at every point, and two that are nearly the same.

    The bumps are the right ones or, if there are any, the student's `own`.
    """
    given = f"x (12,), y (12,), centers (7,), gamma={gamma:.4g}"
    outcome = exam.outcome(rbf_fit, x, y, far, gamma)
    if kind_of(outcome.fault) == "singular":
        exam.require(outcome, f"called with {given}", mistake="normal-equations")
    got = numbers("weights", _returned(exam, rbf_fit, outcome, given))
    if got.shape != far.shape:
        exam.fail("weights: wrong shape", f"expected {far.shape}", f"got      {got.shape}")
    # The weight of the silent bump is free, so the fitted values are what is judged.
    bumps = reference.rbf_features(x, far, gamma) if own is None else own
    fitted = bumps @ np.where(np.isfinite(got), got, np.inf)
    expected = bumps @ np.linalg.lstsq(bumps, y, rcond=None)[0]
    U = np.linalg.svd(bumps)[0]
    cut = [("singular-values-cut", U[:, :k] @ (U[:, :k].T @ y)) for k in range(1, len(far))]
    exam.compare("the fitted values", fitted, expected, mistakes=cut, given=given)
    if own is not None:
        exam.charged_before()


def _judge_nearly_equal(exam: Exam, rbf_fit: Ref, x: Array, centers: Array, gamma: float) -> None:
    """Judge a fit with two bumps a millionth apart.

    Solvers that take the features are off by 1e-8, and normal equations, which square the condition
    number, by 1e-5 or more in what is drawn.
    """
    P = reference.rbf_features(x, centers, gamma)
    solvers = (np.linalg.pinv(P.T @ P), np.linalg.pinv(P.T @ P, rcond=1e-17))
    U = np.linalg.svd(P, full_matrices=False)[0]

    def shows(y: Array) -> bool:
        return not any(close(P @ (solver @ (P.T @ y)), U @ (U.T @ y), 1e-5) for solver in solvers)

    y = draw_until(lambda: exam.rng.normal(size=12), shows)
    given = f"x (12,), y (12,), centers (6,), gamma={gamma:.4g}"
    outcome = exam.outcome(rbf_fit, x, y, centers, gamma)
    weights = numbers("weights", _returned(exam, rbf_fit, outcome, given))
    if weights.shape != centers.shape or not np.all(np.isfinite(weights)):
        exam.fail("weights: not a finite number for each center", f"called with {given}")
    fitted, best = P @ weights, U @ (U.T @ y)
    if not close(fitted, best, RTOL):
        cut = any(close(fitted, U[:, :k] @ (U[:, :k].T @ y), RTOL) for k in range(1, 6))
        worse = np.linalg.norm(y - fitted) / np.linalg.norm(y - best)
        exam.fail(
            "the squared error is not the least where two centers are a millionth apart",
            f"its root is {worse:.3g} times the least one",
            mistake="singular-values-cut" if cut else "normal-equations",
        )


def _returned(
    exam: Exam,
    target: Ref,
    outcome: Outcome,
    given: str,
    retry: tuple[Any, ...] = (),
    turned: Sequence[Any] = (),
) -> Any:
    """Return what came back; features without an axis, or on their side, are named.

    Where shapes do not fit, `retry` are arguments with as many points as centers: there features on
    their side give numbers, one of those in `turned`.
    """
    given = f"called with {given}"
    if (fault := outcome.fault) is not None:
        beside_centers = "weights" in given or "center" in fault.where
        if {(12,), (5,)} <= clashing_shapes(fault) and beside_centers:
            exam.require(outcome, given, mistake="no-axis")
        if kind_of(fault) == "not-square":
            exam.require(outcome, given, mistake="square-only")
        if retry and fault.type_name in ("ValueError", "LinAlgError", "RuntimeError"):
            value = exam.outcome(target, *retry).value
            if isinstance(value, np.ndarray) and any(close(value, wrong, RTOL) for wrong in turned):
                exam.require(outcome, given, mistake="transposed")
    return exam.returned(target, outcome, given)


def turned_fits(x: Array, y: Array, centers: Array, gamma: float) -> list[Any]:
    """Return what features (m, m) on their side give, throughout or beside y alone."""
    P = reference.rbf_features(x, centers, gamma)
    return [np.linalg.solve(P.T, y), np.linalg.solve(P.T @ P, P @ y)]


def wrong_features(x: Array, centers: Array, gamma: float) -> list[tuple[str, Array]]:
    """Return what typical wrong bumps give: features (n, m)."""
    d = x[:, None] - centers
    right = reference.rbf_features(x, centers, gamma)
    return [
        ("gamma-for-sigma", np.exp(-(d**2) / (2 * gamma**2))),
        ("gamma-for-sigma", np.exp(-(d**2) / gamma**2)),
        ("divided-by-gamma", np.exp(-(d**2) / gamma)),
        ("divided-by-gamma", np.exp(-(d**2) / (2 * gamma))),
        ("halved", np.exp(-gamma * d**2 / 2)),
        *(("not-squared", np.exp(-gamma * away)) for away in (np.abs(d), d, -d)),
        ("center-squared", np.exp(-gamma * (x[:, None] - centers**2))),
        ("gamma-in-front", gamma * np.exp(-(d**2))),
        ("averaged", right / len(centers)),
        ("gamma-squared", np.exp(-((gamma * d) ** 2))),
        ("doubled", np.exp(-2 * gamma * d**2)),
        ("no-minus", np.exp(gamma * d**2)),
        ("no-minus", np.exp((gamma * d) ** 2)),
        ("no-gamma", np.exp(-(d**2))),
        ("plus-center", np.exp(-gamma * (x[:, None] + centers) ** 2)),
        ("density", np.sqrt(gamma / np.pi) * right),
        ("normalised", right / right.sum(axis=1, keepdims=True)),
    ]


def wrong_predictions(x: Array, centers: Array, gamma: float, weights: Array) -> list[Named]:
    """Return what typical wrong predictions give."""
    right = reference.rbf_features(x, centers, gamma)
    return [
        *((slug, P @ weights) for slug, P in wrong_features(x, centers, gamma)),
        ("column", (right @ weights)[:, None]),
        ("weights-forgotten", right),
        ("weights-forgotten", right.sum(axis=1)),
        ("summed-over-points", (right * weights).sum(axis=0)),
        ("not-summed", right * weights),
        ("bump-missing", right[:, :-1] @ weights[:-1]),
        ("bump-missing", right[:, 1:] @ weights[1:]),
    ]


def wrong_fits(x: Array, y: Array, centers: Array, gamma: float) -> list[Named]:
    """Return the weights (m,) of typical wrong fits."""

    def fit(P: Array) -> Array:
        return np.asarray(np.linalg.lstsq(P, y, rcond=None)[0])

    right = reference.rbf_features(x, centers, gamma)
    n, m = right.shape
    nearest = np.abs(x[:, None] - centers).argmin(axis=0)
    some_rows = (np.arange(m), np.arange(n - m, n), np.linspace(0, n - 1, m).astype(int), nearest)
    at_centers = reference.rbf_features(centers, centers, gamma)
    with_bias = fit(np.column_stack([right, np.ones(n)]))
    return [
        *((slug, fit(P)) for slug, P in wrong_features(x, centers, gamma)),
        *(("some-points", partial(np.linalg.solve, right[rows], y[rows])) for rows in some_rows),
        ("some-points", np.linalg.solve(at_centers, y[nearest])),
        ("fitted-values", right @ fit(right)),
        ("column", fit(right)[:, None]),
        ("correlations", right.T @ y),
        ("one-by-one", right.T @ y / (right**2).sum(axis=0)),
        ("bias", with_bias),
        ("bias", with_bias[:-1]),
    ]


def ridge_strength(features: Array, y: Array, weights: np.ndarray) -> float:
    """Return the λ > 0 with which the weights minimise ‖y - P w‖² + λ ‖w‖², P the features; else 0.

    At that minimum Pᵀ(y - P w) = λ w, and at the least squared error it is 0. Rounding leaves 2e-14
    there or less, also after normal equations (600 draws of the check's inputs), which points
    anywhere; so a λ of 1e-12 stands out.
    """
    if weights.shape != features.shape[1:] or not np.all(np.isfinite(weights)) or not weights.any():
        return 0.0
    pull = features.T @ (y - features @ weights)
    strength = float(pull @ weights / (weights @ weights))
    off = np.linalg.norm(pull - strength * weights)
    found = strength > 3e-13 and off < 0.1 * strength * np.linalg.norm(weights)
    return strength if found else 0.0
