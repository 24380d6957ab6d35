"""Pack a class's feedback pages as a learning platform takes them back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mlp_helpers._errors import CommandError
from mlp_helpers.grading.collect import by_student, opened
from mlp_helpers.grading.intake.files import is_notebook
from mlp_helpers.student.notebooks import write_bytes

FEEDBACK = "feedback"
LINK = re.compile(r'<a href="\.\./[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to a lecture, which is where the page is made and not where it is read."""


@dataclass
class Returned:
    """What was packed: the pages' names in the zip, and the students who have no page."""

    packed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def pack_pages(root: Path, assignment: str, archive: Path, target: Path) -> Returned:
    """Pack the pages of those who handed in through a platform.

    A page is called as the file that its student handed in, and ends in ``.html``. By the folder
    that begins with a name and a number Moodle finds the student, and by two numbers Canvas does.
    Of links to lectures the text stays, which says where to look.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder.
    assignment : str
        nbgrader's id.
    archive : pathlib.Path
        The zip of all submissions, as the platform made it.
    target : pathlib.Path
        The zip to write.

    Raises
    ------
    CommandError
        If `archive` is no zip, or nobody in it has a page.
    """
    with opened(archive) as theirs:
        handed_in = by_student(theirs)
    made, done = io.BytesIO(), Returned()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for student, files in handed_in.items():
            paths = [PurePosixPath(entry.filename) for _, entry in files]
            pages = sorted((root / FEEDBACK / student / assignment).glob("*.html"))
            if pages:
                name = max(paths, key=is_notebook).with_suffix(".html").as_posix()
                packed.writestr(name, LINK.sub(r"\1", pages[0].read_text("utf-8")))
                done.packed.append(name)
            else:
                done.missing.append(student)
    if not done.packed:
        raise CommandError(
            f"nobody whose work is in {archive} has a page in {FEEDBACK}/ for {assignment}. Is it "
            f"the zip that was collected? Then run `mlp grade {assignment}` first."
        )
    write_bytes(target, made.getvalue())
    return done
