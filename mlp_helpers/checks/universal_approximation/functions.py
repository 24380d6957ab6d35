"""Functions of one variable to approximate: drawn, and built by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def _kink(x: Any, a: float, b: float, c: float) -> Any:
    return a * np.abs(np.asarray(x) - b) + c


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "wave": lambda x, a, b, c, d, e: a * np.sin(b * np.asarray(x) + c) + d * np.asarray(x) + e,
    "kink": _kink,
    "step": lambda x, a, b, c: a * np.tanh(b * (np.asarray(x) - c)),
    "parabola": lambda x, a, b, c: a * (np.asarray(x) - b) ** 2 + c,
    "line": lambda x, a, b: a * np.asarray(x) + b,
    "constant": lambda x, a: a + 0 * np.asarray(x),
    "tie": _kink,
}
"""Families of functions of x, a number or an array, by name."""


LIMITS = {
    "wave": ([1.0, 3.0, 0.0, 0.5, 1.0], [2.0, 7.0, 6.0, 2.0, 2.0]),
    "step": ([1.0, 12.0, 0.3], [2.0, 40.0, 0.7]),
    "parabola": ([1.0, 0.2, 0.5], [2.0, 0.8, 1.5]),
    "line": ([1.0, 0.5], [2.0, 1.5]),
    "constant": ([1.0], [2.0]),
}
"""Between what the parameters of a family are drawn; the first gets a sign as well."""


def build_function(kind: str, parameters: list[float]) -> Callable[[Any], Any]:
    """Build a function of x, which may be a number or an array."""
    family = FUNCTIONS[kind]
    return lambda x: family(x, *parameters)


def formula(kind: str, parameters: list[float]) -> str:
    """Write the function as a formula, for the reader of a report."""
    patterns = {
        "wave": "{:.3g} sin({:.3g} x + {:.3g}) + {:.3g} x + {:.3g}",
        "kink": "{:.3g} |x - {:.6g}| + {:.3g}",
        "step": "{:.3g} tanh({:.3g} (x - {:.3g}))",
        "parabola": "{:.3g} (x - {:.3g})^2 + {:.3g}",
        "line": "{:.3g} x + {:.3g}",
        "constant": "{:.3g}",
    }
    patterns["tie"] = patterns["kink"].replace(".3g", ".6g")
    return patterns[kind].format(*parameters)


def draw_function(kind: str, rng: np.random.Generator) -> list[float]:
    """Draw parameters, all of order 1 so that no mistake hides."""
    sign = float(rng.choice([-1.0, 1.0]))
    if kind in LIMITS:
        first, *others = _draw(rng, *LIMITS[kind])
        return [sign * first, *others]
    if kind == "tie":  # eighths, so that the largest error, a / 2, is there to the last bit
        a, offset = (int(rng.integers(8, 16)) / 8 for _ in range(2))
        return [sign * a, 0.5, offset]
    # A kink that some equally spaced knots hit exactly, which makes the error jump up and down.
    q = int(rng.choice([17, 18]))
    p = int(rng.integers(2, q - 1))
    a, offset = _draw(rng, [1.0, 0.5], [2.0, 1.5])
    return [sign * a, p / q, offset]


def _draw(rng: np.random.Generator, low: list[float], high: list[float]) -> list[float]:
    return [float(value) for value in rng.uniform(low, high)]
