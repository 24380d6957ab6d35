"""What an assignment's checks have given so far, while its notebook is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from mlp_helpers.checks.core.check import Check

HANDING_IN = "Save the notebook before you hand it in."
A_BREAK = "That is all up to here. Save the notebook."


@dataclass(frozen=True)
class Total:
    """The points of an assignment: by exercise, in all, and what to do next.

    Attributes
    ----------
    rows
        Name of the exercise, points reached, points to be had; ``None`` where it was not checked.
    more
        Whether exercises follow that are not counted here.
    """

    rows: tuple[tuple[str, float | None, float], ...]
    more: bool = False

    @property
    def reached(self) -> float:
        """Points reached in all."""
        return sum(got for _, got, _ in self.rows if got is not None)

    @property
    def possible(self) -> float:
        """Points to be had in all."""
        return sum(points for _, _, points in self.rows)

    @property
    def next_step(self) -> str:
        """What to do next: the first exercise that is not complete."""
        for name, got, points in self.rows:
            if got is None:
                return f"next: run the check of {name}"
            if got < points:
                return f"next: {name}, of which {points - got:g} of {points:g} points are open"
        return A_BREAK if self.more else f"Complete. {HANDING_IN}"

    def __repr__(self) -> str:
        """Write a line for each exercise."""
        lines = [f"{self.reached:g} / {self.possible:g} points"]
        lines += [f"  {name:<28}{_reached(got, points)}" for name, got, points in self.rows]
        return "\n".join([*lines, self.next_step])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{_reached(got, points)}</td></tr>"
            for name, got, points in self.rows
        )
        title = f"<b>{self.reached:g} / {self.possible:g} points</b>"
        return f"<div>{title}<table>{rows}</table>{escape(self.next_step)}</div>"


def _reached(got: float | None, points: float) -> str:
    return "not checked yet" if got is None else f"{got:g} / {points:g}"


def total_of(*checks: Check) -> Callable[..., Total]:
    """Return the function ``total()`` of a package of checks, given in the notebook's order."""

    def total(up_to: Check | None = None) -> Total:
        """Return the points that this notebook's checks, to one or all, have given so far."""
        counted = checks[: checks.index(up_to) + 1] if up_to else checks
        rows = tuple((each.name, each.reached, each.points) for each in counted)
        return Total(rows, more=len(counted) < len(checks))

    return total
