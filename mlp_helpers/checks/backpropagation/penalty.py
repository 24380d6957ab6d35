"""The penalty λ/2 ‖W‖² in the gradient with respect to W: its strength, and typical mistakes."""

from __future__ import annotations

import numpy as np

from mlp_helpers.checks.core import Exam, Named
from mlp_helpers.numerics.backpropagation import Array

RATES = (1, 0.5, 0.1, 0.05, 0.01, 0.001)
"""Step sizes of one who makes a step where the gradient itself is asked for."""


def draw_strength(exam: Exam) -> float:
    """Draw a strength λ below ½ that float32 holds exactly.

    A tensor made of a Python float is float32: right formulas must not look inexact for that.
    At λ = ½, λ ‖W‖² and ½ ‖W‖² would be the same.
    """
    return float(exam.rng.integers(13, 31)) / 64


def wrong_penalties(path: Array, W: Array, lam: float, missing: str) -> list[Named]:
    """Return wrong gradients with respect to W.

    Parameters
    ----------
    path
        What reaches the gradient through the loss.
    W, lam
        The matrix, and the strength λ.
    missing
        The mistake to report where the penalty is left out.
    """
    norm = np.linalg.norm(W)
    undifferentiated = (W**2, W**2 / 2, norm, norm / 2, norm**2, norm**2 / 2)
    return [
        (missing, path),
        ("lambda-doubled", path + 2 * lam * W),
        ("lambda-halved", path + lam * W / 2),
        ("lambda-sign", path - lam * W),
        ("lambda-without-weights", path + lam),
        ("weights-summed", path + lam * np.sum(W)),
        *(("step-made", W - rate * (path + lam * W)) for rate in RATES),
        *(("penalty-not-differentiated", path + lam * part) for part in undifferentiated),
    ]
