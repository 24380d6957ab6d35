"""Put sliders above the figures that `frames` has made pictures of; sliders.js exchanges them."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

PICTURES = "frames"
"""A folder beside conf.py: all pictures, and a manifest for each page."""


class Sliders(SphinxPostTransform):
    """Add a form to the output of each cell that has pictures, above its figure."""

    default_priority = 3  # before MyST-NB chooses among an output's forms, and folds cells

    def run(self, **_: Any) -> None:
        """Look for the cells of one page."""
        page = self.env.docname
        manifest = Path(self.env.srcdir, PICTURES, f"{page}.json")
        if not manifest.exists():
            return
        cells = json.loads(manifest.read_text("utf-8"))
        up = "../" * page.count("/")
        for cell in self.document.findall(nodes.container):
            found = cells.get(str(cell.get("cell_index")))
            if found and cell.get("nb_element") == "cell_code":
                place = f"{up}_static/{page}/{found['id']}/"
                form = nodes.raw("", _form(place, found["controls"]), format="html")
                output = cell[-1]
                kinds = [part.get("nb_element") for part in output]
                output.insert(kinds.index("mime_bundle"), form)  # below what the cell prints


def _form(place: str, controls: list[dict[str, Any]]) -> str:
    sliders = "".join(_slider(control) for control in controls)
    note = "<p>Here one slider moves at a time; in the notebook, all.</p>" * (len(controls) > 1)
    return (
        f'<form class="sliders" hidden autocomplete="off" data-place="{escape(place)}">'
        f"{sliders}{note}</form>"
    )


def _slider(control: dict[str, Any]) -> str:
    starts, last = control["starts"], len(control["labels"]) - 1
    label = escape(control["labels"][starts])
    labels, alts = (escape(json.dumps(control[key])) for key in ("labels", "alts"))
    return (
        f"<label><span>{escape(control['title'])}</span>"
        f'<input type="range" name="{control["name"]}" min="0" max="{last}" value="{starts}" '
        f'aria-valuetext="{label}" data-labels="{labels}" data-alts="{alts}">'
        f"<output>{label}</output></label>"
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know the transform."""
    app.add_post_transform(Sliders)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
