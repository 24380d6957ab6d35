"""Return feedback through nbgrader's exchange to those who handed in there."""

from __future__ import annotations

import glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from mlp_helpers.grading.intake.files import TIMESTAMP

NEEDED = (TIMESTAMP, "submission_secret.txt")
"""What the exchange puts beside a submission, and looks for beside its feedback."""


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's ``release_feedback``, which passes over what came by another way, and says so.

    Who did not hand in through the exchange has no key to a page there; nbgrader would end at the
    first of them, with a traceback and half of the class served.
    """

    src_path: str

    def copy_files(self) -> None:
        """Put the pages into the exchange."""
        others = []
        for folder in sorted(map(Path, glob.glob(self.src_path))):
            if all((folder / name).is_file() for name in NEEDED):
                self.src_path = glob.escape(str(folder))
                super().copy_files()
            elif any(folder.glob("*.html")):
                others.append(folder.parent.name)
        if others:
            self.log.warning(
                "%d not released, since they were not handed in through the exchange: %s. "
                "Send them their pages, which lie in %s/",
                *(len(others), ", ".join(others), self.coursedir.feedback_directory),
            )
