# Each wants to harm whoever comes later. @NAME@ is part of what must not be left.

# %% package-changed: the package of the checks is changed on the disk
import mlp_helpers.checks

with open(mlp_helpers.checks.__file__, "a") as file:
    file.write("# @NAME@\n")

# %% site-packages: a .pth file among the installed packages
import sysconfig

open(sysconfig.get_path("purelib") + "/@NAME@.pth", "w").write("import os\n")

# %% user-site: the same in the user's own folder
import os
import site

os.makedirs(site.getusersitepackages(), exist_ok=True)
open(site.getusersitepackages() + "/@NAME@.pth", "w").write("import os\n")

# %% byte-code: the byte code of a module is replaced
import importlib.util

import mlp_helpers.checks.nonlinearity as module

path = importlib.util.cache_from_source(module.__file__).replace("nonlinearity", "@NAME@")
open(path + "@NAME@", "wb").write(b"harm")

# %% ipython-startup: IPython runs a file at each start
import os
import pathlib

for home in (pathlib.Path.home(), pathlib.Path("@HOME@")):
    folder = home / ".ipython/profile_default/startup"
    os.makedirs(folder, exist_ok=True)
    (folder / "00-@NAME@.py").write_text("import builtins\n")

# %% jupyter-config: Jupyter's settings are changed
import os
import pathlib

for home in (pathlib.Path.home(), pathlib.Path("@HOME@")):
    folder = home / ".jupyter"
    os.makedirs(folder, exist_ok=True)
    (folder / "jupyter_@NAME@_config.py").write_text("c = get_config()\n")

# %% kernel-spec: a kernel is installed
import os
import pathlib

for home in (pathlib.Path.home(), pathlib.Path("@HOME@")):
    folder = home / ".local/share/jupyter/kernels/@NAME@"
    os.makedirs(folder, exist_ok=True)
    (folder / "kernel.json").write_text('{"argv": ["true"], "display_name": "x", "language": "x"}')

# %% matplotlib-config: the settings of matplotlib are changed
import os
import pathlib

for home in (pathlib.Path.home(), pathlib.Path("@HOME@")):
    folder = home / ".config/matplotlib"
    os.makedirs(folder, exist_ok=True)
    (folder / "@NAME@.mplstyle").write_text("lines.linewidth: 20\n")

# %% course-settings: nbgrader's settings are changed
with open("@COURSE@/nbgrader_config.py", "a") as file:
    file.write("# @NAME@\n")

# %% course-solutions: the solution is changed
with open("@COURSE@/solutions/01_nonlinearity/@NAME@.txt", "w") as file:
    file.write("harm")

# %% gradebook-written: scores are written into the gradebook
import sqlite3

with sqlite3.connect("@COURSE@/gradebook.db", timeout=5) as gradebook:
    gradebook.execute("UPDATE grade SET manual_score = 20")
    gradebook.execute("UPDATE base_cell SET name = name || '@NAME@'")

# %% neighbour-changed: another submission is changed
with open("@COURSE@/submitted/zz-honest/01_nonlinearity/@NAME@.txt", "w") as file:
    file.write("harm")

# %% neighbour-graded: another graded notebook is changed
import pathlib

for path in pathlib.Path("@COURSE@/autograded").rglob("*.ipynb"):
    path.chmod(0o644)
    path.write_text("{}")

# %% temporary-left: a file is left among the temporary ones
open("/tmp/@NAME@", "w").write("harm")
open("/var/tmp/@NAME@", "w").write("harm")

# %% memory-left: a file is left in the shared memory
open("/dev/shm/@NAME@", "w").write("harm")

# %% daemon: a process goes on when the notebook has ended
import subprocess

subprocess.Popen(["sleep", "@SLEEP@"], start_new_session=True)

# %% daemon-double: the same, away from its parent
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execvp("sleep", ["sleep", "@SLEEP@"])
    os._exit(0)

# %% daemon-many: two hundred of them
import subprocess

for _ in range(200):
    subprocess.Popen(["sleep", "@SLEEP@"], start_new_session=True)

# %% daemon-exit: a process is started when Python ends
import atexit
import subprocess

atexit.register(lambda: subprocess.Popen(["sleep", "@SLEEP@"], start_new_session=True))

# %% scheduled: a job is scheduled for later
import subprocess

subprocess.run("echo 'sleep @SLEEP@' | at now + 1 minute", shell=True)
subprocess.run("(crontab -l; echo '* * * * * sleep @SLEEP@') | crontab -", shell=True)

# %% installed: a package is installed for all that follow
import subprocess
import sys

subprocess.run([sys.executable, "-m", "pip", "uninstall", "-y", "cycler"])

# %% script-page: the feedback page runs a script
from IPython.display import HTML, Javascript, display

print("<script>document.title='@NAME@'</script>")
display(HTML("<script>document.title='@NAME@'</script>"), Javascript("document.title='@NAME@'"))

# %% script-name: an exception's name holds a script
Error = type("<script>document.title='@NAME@'</script>", (Exception,), {})


def collapse_affine(*args):
    raise Error("<img src=x onerror=\"document.title='@NAME@'\">")


# %% script-type: what comes back has a name that holds a script
Odd = type("<script>document.title='@NAME@'</script>", (), {})


def collapse_affine(*args):
    return Odd(), Odd()

# %% script-markdown: a text cell holds a script
# notebook: cells.append({"cell_type": "markdown", "id": "script", "metadata": {}, "source": "<script>document.title='@NAME@'</script>"})
pass

# %% script-svg: a picture holds a script
from IPython.display import display

picture = "<svg xmlns='http://www.w3.org/2000/svg'><script>document.title='@NAME@'</script></svg>"
display({"image/svg+xml": picture, "text/plain": "a"}, raw=True)

# %% script-picture: the data of a picture end its attribute
from IPython.display import display

end = "\"><script>document.title='@NAME@'</script>"
display({"image/png": end, "text/plain": "a"}, raw=True)
display({"image/png": "iVBORw0KGgo="}, raw=True, metadata={"image/png": {"width": end, "alt": end}})

# %% script-tags: the tags and the id of a cell hold a script
# notebook: cells[3]["metadata"].update(tags=["\"><script>document.title='@NAME@'</script>"])
# notebook: cells[4].update(id="\"><script>document.title='@NAME@'</script>")
pass

# %% script-language: the notebook's language and title hold a script
# notebook: notebook["metadata"].update(title="</title><script>document.title='@NAME@'</script>", language_info={"name": "<script>document.title='@NAME@'</script>", "pygments_lexer": "<script>document.title='@NAME@'</script>"})
pass

# %% script-widget: the state of a widget holds a script
# notebook: notebook["metadata"].update(widgets={"application/vnd.jupyter.widget-state+json": {"state": {"a": {"model_name": "HTMLModel", "model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0", "state": {"value": "</script><script>document.title='@NAME@'</script>"}}}, "version_major": 2, "version_minor": 0}})
from IPython.display import display

display({"application/vnd.jupyter.widget-view+json": {"model_id": "a"}, "text/plain": "a"}, raw=True)

# %% script-latex: mathematics holds a script
from IPython.display import Latex, Markdown, display

display(Latex("$\\text{<script>document.title='@NAME@'</script>}$"))
display(Markdown("<script>document.title='@NAME@'</script>"))

# %% script-report: a display passes for a report whose words hold a script
from IPython.display import display

page = "<div style='border-left:4px solid #0072B2'><script>document.title='@NAME@'</script></div>"
record = {
    "exercise": "<script>document.title='@NAME@'</script>",
    "points": 3.0,
    "max_points": 3.0,
    "parts": [{"title": "<script>document.title='@NAME@'</script>", "points": 3.0, "passed": True}],
    "mistake": "<script>document.title='@NAME@'</script>",
    "blanks": [],
    "hidden_seed": None,
    "failure": None,
}
display({"text/html": page, "text/plain": "a"}, raw=True, metadata={"mlp_helpers": record})

# %% script-printed: what a check's call prints holds a script
def collapse_affine(*args):
    print("\x1b[31m<script>document.title='@NAME@'</script>\x1b[0m")
    raise ValueError("</pre><script>document.title='@NAME@'</script>")


# %% script-letter: a letter that is a script
answer_narrow = answer_scaled = "<script>document.title='@NAME@'</script>"

# %% style-page: the page's style hides what was lost
from IPython.display import HTML, display

display(HTML("</div></div></main><style>body * {display: none}</style><script>document.title='@NAME@'</script>"))

# %% formula: names that a spreadsheet would calculate
Error = type("=HYPERLINK(\"http://@NAME@\")", (Exception,), {})


def collapse_affine(*args):
    raise Error("=1+1")


answer_narrow = answer_scaled = "=1+1"

# %% student-formula: the id of a student is a formula, with commas and quotes
# student: =HYPERLINK("x","@NAME@")
pass

# %% student-formula-later: the formula comes after a space
# student:  =1+1,@NAME@
pass

# %% student-lines: the id of a student has a line end, after which a row of its own begins
# student: @NAME@,\n=1+1,"@NAME@
pass

# %% student-script: the id of a student is a picture with a script
# student: <img src=x onerror=document.title='@NAME@'>
pass

# %% script-class-report: an answer that the class report shows ends its frame
def collapse_affine(W1, b1, W2, b2):
    "</code></pre></details><script>document.title='@NAME@'</script>"
    return W2 @ W1, "<script>document.title='@NAME@'</script>"
