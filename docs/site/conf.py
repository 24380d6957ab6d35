"""Sphinx's settings for the website; `build` copies this beside the pages."""

import sys
from pathlib import Path

from mlp_helpers.student.published import COLAB, address, repository

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "Multilayer perceptrons"
author = "The MLP course authors"
copyright = author
language = "en"
extensions = [
    *("myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"),
    *("glossary_links", "mathml", "sliders"),  # beside this file
]
html_theme = "sphinx_book_theme"
html_title = project
html_favicon = "favicon.svg"
html_static_path = ["style.css", "sliders.js", "print.js", "frames"]
html_css_files = ["style.css"]
html_js_files = [(name, {"defer": "defer"}) for name in ("sliders.js", "print.js")]
html_theme_options: dict[str, object] = {
    "use_download_button": True,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    "home_page_in_toc": True,
}
# What opens a notebook elsewhere opens the published one; without an address there is no button.
published_in = repository(address(HERE))
if published_in:
    html_theme_options |= {
        "repository_url": published_in.url,
        "repository_branch": published_in.branch,
        "launch_buttons": {
            "colab_url": COLAB,
            "binderhub_url": "https://mybinder.org",
            "notebook_interface": "jupyterlab",
        },
    }
html_context = {"default_mode": "auto"}
html_show_sourcelink = False
html_copy_source = True
# Mathematics without a network: see mathml.py.
html_math_renderer = "mathml"
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 4
# The outputs are those that the notebooks hold; widgets would fetch their code from elsewhere.
nb_execution_mode = "off"
nb_ipywidgets_js: dict[str, dict[str, str]] = {}
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
autodoc_default_options = {"no-value": True}
autodoc_typehints = "none"
autodoc_member_order = "bysource"
napoleon_numpy_docstring = True
napoleon_google_docstring = False
