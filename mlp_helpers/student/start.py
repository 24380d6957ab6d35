"""What the notebook ``00_start_here`` shows and does.

The set-up, a slider to try, the map of the course, and the file to hand in.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mlp_helpers.student.copies import WORK, prepare
from mlp_helpers.student.course import find_course
from mlp_helpers.student.progress import Progress, next_step, progress
from mlp_helpers.student.setup_check import Finding, findings


def set_up() -> Any:
    """Make the working copies, look at the set-up, and return a table of what was found."""
    found = findings()
    notes = prepare(find_course()) if not found[-1].step else []
    return _html(setup_table(found) + "".join(f"<p>{escape(note)}</p>" for note in notes))


def show_map() -> Any:
    """Return the map of the course, with links, points reached and the next step."""
    root = find_course()
    return _html(map_table(progress(root), _relative(root / WORK)))


def slider() -> Any:
    """Return a slider to try, with a square that follows it."""
    from ipywidgets import HTML, HBox, IntSlider

    value, square = IntSlider(3, 1, 9, description="x"), HTML("x² = 9")
    value.observe(lambda change: setattr(square, "value", f"x² = {change['new'] ** 2}"), "value")
    return HBox([value, square])


def hand_in(number: str) -> None:
    """Make the file to upload, and print what ``mlp submit`` says of it; no terminal is needed.

    Parameters
    ----------
    number : str
        That of the assignment, such as ``"04"``; empty for being told so.
    """
    if not number:
        print('Write the number of an exercise between the quotes, such as "04", and run the cell.')
        return
    command = [sys.executable, "-m", "mlp_helpers", "submit", number]
    done = subprocess.run(command, cwd=find_course(), capture_output=True, text=True, check=False)
    print(done.stdout + done.stderr, end="")


def setup_table(found: list[Finding]) -> str:
    """Return the findings as an HTML table; a sign and a word tell, not a colour."""
    rows = [
        f"<tr><td>{'&#10007; to do' if each.step else '&#10003; fine'}</td>"
        f"<th scope='row'>{escape(each.name)}</th>"
        f"<td style='text-align:left'>{escape(each.found)}"
        f"{f'<br><b>{escape(each.step)}</b>' if each.step else ''}</td></tr>"
        for each in found
    ]
    return f"<table>{''.join(rows)}</table>"


def map_table(found: list[Progress], folder: str) -> str:
    """Return the map as an HTML table; `folder` is the copies' as seen from the notebook."""
    head = "".join(
        f"<th scope='col' style='text-align:left'>{name}</th>"
        for name in ("part", "lecture", "minutes", "exercise", "minutes", "points")
    )
    rows = "".join(_row(each, folder) for each in found)
    reached = sum(each.reached for each in found)
    possible = sum(each.assignment.points for each in found)
    step = re.sub(
        rf"{WORK}/(\S+\.ipynb)",
        lambda match: _link(match[0], Path(match[1]), folder),
        escape(next_step(found)),
    )
    return (
        f"<table><tr>{head}</tr>{rows}</table>"
        f"<p><b>{reached:g} of {possible:g} points.</b> Next: {step}.</p>"
    )


def _row(each: Progress, folder: str) -> str:
    made = each.assignment
    cells = (
        made.id[:2],
        _link(made.title, made.lecture, folder),
        str(made.lecture_minutes),
        _link(made.exercise.stem, made.exercise, folder),
        str(made.exercise_minutes),
        f"{each.reached:g} / {made.points:g}",
    )
    return "<tr>" + "".join(f"<td style='text-align:left'>{cell}</td>" for cell in cells) + "</tr>"


def _link(text: str, path: Path, folder: str) -> str:
    place = (Path(folder) / path).as_posix()
    return f'<a href="{quote(place)}">{escape(text)}</a>'


def _relative(folder: Path) -> str:
    return Path(os.path.relpath(folder, Path.cwd())).as_posix()


def _html(text: str) -> Any:
    import IPython.display

    return IPython.display.HTML(text)  # type: ignore[no-untyped-call]
