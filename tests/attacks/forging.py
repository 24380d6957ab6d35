# Each wants points for nothing.

# %% check-rebound: the name of the checks is bound anew
class check:
    collapse_affine = count_parameters = mlp_forward = staticmethod(lambda *args, **kwargs: 20.0)


# %% check-attribute: a check is replaced in its module
check.collapse_affine = lambda *args, **kwargs: 3.0

# %% check-class: every check returns full marks
type(check.collapse_affine).__call__ = lambda self, *args, **kwargs: float(self.points)

# %% report-points: the report says full marks
from mlp_helpers.checks.core.report import Report

Report.points = property(lambda self: self.max_points)

# %% report-show: the report is silent and the score is another
from mlp_helpers.checks.core.report import Report

Report.show = lambda self: None
Report.points = 3.0

# %% exam-part: parts never fail
import contextlib

from mlp_helpers.checks.core.exam import Exam


@contextlib.contextmanager
def part(self, title, points):
    with contextlib.suppress(Exception):
        yield
    self._parts.append(__import__("mlp_helpers.checks.core.report", fromlist=["Part"]).Part(title, points))


Exam.part = part

# %% exam-compare: whatever is compared is equal
from mlp_helpers.checks.core.exam import Exam

Exam.compare = lambda self, *args, **options: None

# %% compare-close: everything is close
import mlp_helpers.checks.core.compare as compare

compare.close = lambda left, right, rtol: True
compare.compare = lambda *args, **options: None

# %% exam-fail: nothing fails
from mlp_helpers.checks.core.exam import Exam

Exam.fail = lambda self, *args, **options: None
Exam.require = lambda self, outcome, *args, **options: outcome.value

# %% failed-caught: the exception of a failed part passes for success
import mlp_helpers.checks.core.compare as compare


class Failed(compare.Failed):
    def __new__(cls, *args):
        return SystemExit.__new__(SystemExit)


compare.Failed = Failed

# %% numpy-allclose: NumPy agrees with everything
import numpy as np

np.all = np.array_equal = np.allclose = lambda *args, **kwargs: True

# %% builtin-min: min returns the larger
import builtins

builtins.min = max

# %% builtin-float: float adds points
import builtins

builtins.float = type("float", (float,), {"__new__": lambda cls, x=0: 20.0})

# %% builtin-sum: sum of the points of all parts
import builtins

builtins.sum = lambda items, start=0: 20.0

# %% builtin-any-all: any and all lie
import builtins

builtins.all = builtins.any = lambda items: True

# %% builtin-import: imports are replaced from now on
import builtins

real = builtins.__import__


def replaced(name, *args, **kwargs):
    module = real(name, *args, **kwargs)
    if "checks" in name and hasattr(module, "nonlinearity"):
        module.nonlinearity.collapse_affine = lambda *args, **kwargs: 3.0
    return module


builtins.__import__ = replaced

# %% formatter: numbers are displayed as full marks
get_ipython().display_formatter.formatters["text/plain"].for_type(
    float, lambda value, printer, cycle: printer.text("3.0")
)

# %% precision: the formatter prints a constant
get_ipython().display_formatter.formatters["text/plain"].float_format = "3.0"

# %% displayhook: what is displayed is full marks
import sys


class Hook(type(sys.displayhook)):
    def __call__(self, result=None):
        super().__call__(3.0)


sys.displayhook.__class__ = Hook

# %% run-cell: cells are run as something else
shell = get_ipython()
real = shell.run_cell
shell.run_cell = lambda source, *args, **kwargs: real(
    "3.0" if "check." in source or "judge" in source else source, *args, **kwargs
)

# %% run-cell-async: the asynchronous form as well
shell = get_ipython()
real = shell.run_cell_async


async def run(source, *args, **kwargs):
    changed = "3.0" if "check." in source or "judge" in source else source
    return await real(changed, *args, **kwargs)


shell.run_cell_async = run

# %% transformer: an input transformer rewrites graded cells
get_ipython().input_transformers_cleanup.append(
    lambda lines: ["3.0\n"] if any("hidden" in line or "judge" in line for line in lines) else lines
)

# %% ast-transformer: the syntax tree of graded cells is another
import ast


class Full(ast.NodeTransformer):
    def visit_Module(self, node):
        if "collapse_affine" in ast.dump(node) or "judge" in ast.dump(node):
            return ast.parse("3.0")
        return node


get_ipython().ast_transformers.append(Full())

# %% interactivity: every expression is displayed, a 3.0 first
get_ipython().ast_node_interactivity = "all"
get_ipython().events.register("pre_run_cell", lambda info: get_ipython().run_cell("3.0"))

# %% interactivity-none: nothing is displayed at all
get_ipython().ast_node_interactivity = "none"

# %% no-output: graded cells have no result, which is full marks by nbgrader's rule
get_ipython().events.register("pre_run_cell", lambda info: None)
get_ipython().run_cell_async = None

# %% post-run: a result is displayed after each cell
from IPython.display import display

get_ipython().events.register("post_run_cell", lambda result: display(3.0))

# %% publish: an execute_result of our own is sent with each cell
shell = get_ipython()


def publish(*args):
    shell.kernel.send_response(
        shell.kernel.iopub_socket,
        "execute_result",
        {"data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1},
    )


shell.events.register("pre_run_cell", publish)
shell.events.register("post_run_cell", publish)

# %% raw-message: a thread sends results for whatever cell is running
import threading
import time

shell = get_ipython()


def send():
    while True:
        time.sleep(0.01)
        parent = shell.kernel.get_parent("shell")
        content = {"data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}
        shell.kernel.session.send(
            shell.kernel.iopub_socket, "execute_result", content, parent=parent
        )


threading.Thread(target=send, daemon=True).start()

# %% display-update: a display in a graded cell is changed afterwards
from IPython.display import display, update_display

shell = get_ipython()
shell.events.register("pre_run_cell", lambda info: display(3.0, display_id="score"))
shell.events.register(
    "post_run_cell", lambda result: update_display({"text/plain": "3.0"}, display_id="score", raw=True)
)

# %% set-next-input: the next cell is replaced
get_ipython().set_next_input("3.0", replace=True)

# %% user-expressions: the reply to each cell says that all is well
shell = get_ipython()
real = shell.kernel.do_execute


async def do_execute(code, *args, **kwargs):
    return await real("3.0" if "judge" in code or "check." in code else code, *args, **kwargs)


shell.kernel.do_execute = do_execute

# %% settrace: frames of the checks are changed while they run
import sys


def trace(frame, event, arg):
    if frame.f_code.co_name == "points":
        return lambda frame, event, arg: sys.exit()
    return trace


sys.settrace(trace)

# %% profile: the same through the profiler
import sys


def profile(frame, event, arg):
    if event == "return" and frame.f_code.co_name in ("passed", "close"):
        frame.f_locals["self"] = None


sys.setprofile(profile)

# %% import-hook: a module of checks comes from a finder of our own
import sys
import types


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("mlp_helpers"):
            module = types.ModuleType(name)
            module.__getattr__ = lambda name: lambda *args, **kwargs: 3.0
            sys.modules[name] = module
        return None


sys.meta_path.insert(0, Finder())
for name in [name for name in sys.modules if name.startswith("mlp_helpers")]:
    del sys.modules[name]

# %% modules: the checks' module is replaced where it is kept
import sys
import types

fake = types.SimpleNamespace(__getattr__=None)
fake.collapse_affine = lambda *args, **kwargs: 3.0
sys.modules["mlp_helpers.checks.nonlinearity"] = fake

# %% shadow-package: a package of the same name lies beside the notebook
# beside: mlp_helpers/__init__.py
# beside: mlp_helpers/checks/__init__.py
import sys


class Full:
    def __getattr__(self, name):
        return lambda *args, **kwargs: 3.0


nonlinearity = Full()
sys.modules["mlp_helpers.checks"] = sys.modules[__name__]

# %% shadow-numpy: a module numpy.py lies beside the notebook
# beside: numpy.py
def __getattr__(name):
    return lambda *args, **kwargs: True


# %% sitecustomize: a sitecustomize.py lies beside the notebook
# beside: sitecustomize.py
import builtins

builtins.max = builtins.min

# %% conftest: an IPython profile lies beside the notebook
# beside: ipython_config.py
c = get_config()
c.InteractiveShellApp.exec_lines = ["import builtins; builtins.min = max"]

# %% kernel-config: a kernel.json lies beside the notebook
# beside: kernel.json
{"argv": ["true"]}

# %% nbgrader-config: a configuration of nbgrader lies beside the notebook
# beside: nbgrader_config.py
c = get_config()
c.Autograde.autograde_preprocessors = []
c.ClearSolutions.code_stub = {"python": "raise SystemExit"}

# %% metaclass-equal: what comes back is equal to everything
import numpy as np


class Equal(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 0


class Array(np.ndarray, metaclass=Equal):
    def __eq__(self, other):
        return np.ones(np.shape(other), bool)

    def __sub__(self, other):
        return np.zeros(np.shape(other))

    __rsub__ = __sub__


def collapse_affine(W1, b1, W2, b2):
    return (W1 @ W2 * 0).view(Array), (b1 @ W2 * 0).view(Array)


# %% ref-returned: a reference comes back and is resolved to the expected value
from mlp_helpers.checks.core.plain_data import Ref


def collapse_affine(W1, b1, W2, b2):
    return Ref(0), Ref(0)


# %% foreign-class: plain() is told that the object is an atom
from mlp_helpers.checks.core import plain_data


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


plain_data._ATOMS += (Everything,)


def collapse_affine(W1, b1, W2, b2):
    return Everything(), Everything()


# %% frame-walk: the expected value is looked up in the caller's frames
import sys


def collapse_affine(W1, b1, W2, b2):
    frame = sys._getframe()
    while frame:
        for value in list(frame.f_locals.values()):
            if isinstance(value, tuple) and len(value) == 2 and hasattr(value[0], "shape"):
                return value
        frame = frame.f_back


# %% gc-walk: the expected value is looked for among all objects
import gc

import numpy as np


def collapse_affine(W1, b1, W2, b2):
    shape = (W1.shape[0], W2.shape[1])
    arrays = [o for o in gc.get_objects() if isinstance(o, np.ndarray) and o.shape == shape]
    return (arrays or [None])[-1], np.zeros((1, shape[1]))


# %% seed-known: the inputs are drawn again from the seed in the notebook
from mlp_helpers.checks.core.exam import Exam

answers = {}


def collapse_affine(W1, b1, W2, b2):
    from mlp_helpers.numerics.networks import missing

    return missing


# %% thread-later: a thread waits for the checks and replaces them
import threading
import time


def later():
    while True:
        time.sleep(0.005)
        check.collapse_affine = lambda *args, **kwargs: 3.0


threading.Thread(target=later, daemon=True).start()

# %% signal-later: a timer fires while a check is running
import signal


def ring(signum, frame):
    while frame:
        frame.f_globals["compare"] = lambda *args, **options: None
        frame = frame.f_back


signal.signal(signal.SIGPROF, ring)
signal.setitimer(signal.ITIMER_PROF, 0.05, 0.05)

# %% atexit-output: outputs are written when Python ends
import atexit

atexit.register(lambda: print("execute_result 3.0"))

# %% exit-early: Python ends before the graded cells
import os

os._exit(0)

# %% error-swallowed: tracebacks are not shown
get_ipython().showtraceback = lambda *args, **kwargs: None
get_ipython()._showtraceback = lambda *args, **kwargs: None

# %% exception-hook: exceptions count as results
get_ipython().set_custom_exc((BaseException,), lambda *args, **kwargs: print("3.0"))

# %% operation-registered: an operation of our own is carried out as ours
from mlp_helpers.checks.core import executor

executor.call.__dict__["is_operation"] = True
executor.LocalExecutor.run = lambda self, *args, **kwargs: executor.Outcome(value=1.0)

# %% outcome-forged: every operation reports success
from mlp_helpers.checks.core import executor

executor.LocalExecutor.run = lambda self, operation, args, keep, limit, seed: executor.Outcome(
    value=args[1:] or None
)

# %% server-forged: the server answers with what was asked
from mlp_helpers.grading.judge import server


def serve(address, namespace):
    import socket

    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    connection.sendall(b"\x00" * 8 + b"3.0")


server.serve = serve

# %% server-report: the server sends a report instead of an outcome
from mlp_helpers.grading.judge import server
from mlp_helpers.grading.judge.wire import Channel


def serve(address, namespace):
    import socket

    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    channel = Channel(connection)
    while channel.receive() is not None:
        channel.send({"points": 3.0, "value": 3.0, "fault": None})


server.serve = serve

# %% forged-record: a report of full marks is displayed with its record
from IPython.display import display

record = {"exercise": "01/collapse_affine", "points": 3.0, "max_points": 3.0, "parts": []}
display({"text/plain": "3.0"}, raw=True, metadata={"mlp_helpers": record})
3.0

# %% negative-infinite: the result is infinite, and NaN
get_ipython().display_formatter.formatters["text/plain"].for_type(
    float, lambda value, printer, cycle: printer.text("inf")
)

# %% metadata-points: the graded cells are worth more
# notebook: for cell in cells: cell["metadata"].get("nbgrader", {}).update(points=1000)
pass

# %% metadata-unlocked: the graded cells are changed and no longer locked
# notebook: for cell in cells: "check." in "".join(cell["source"]) and (cell.update(source="20.0"), cell["metadata"].get("nbgrader", {}).update(locked=False, grade=False))
pass

# %% metadata-solution: the graded cells pass for solutions
# notebook: for cell in cells: cell["metadata"].get("nbgrader", {}).get("grade") and (cell.update(source="20.0"), cell["metadata"]["nbgrader"].update(solution=True))
pass

# %% skip-execution: the graded cells are not run and keep their outputs
# notebook: for cell in cells: cell["metadata"].get("nbgrader", {}).get("grade") and cell["metadata"].update(tags=["skip-execution"])
pass

# %% kept-outputs: the graded cells come with outputs of full marks
# notebook: for cell in cells: cell["cell_type"] == "code" and cell.update(outputs=[{"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}], execution_count=1)
pass

# %% other-kernel: the notebook asks for another kernel
# notebook: notebook["metadata"].update(kernelspec={"name": "bash", "display_name": "bash", "language": "bash"})
pass

# %% duplicate-cell: a graded cell comes twice, the first with full marks
# notebook: cells.insert(0, dict(next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade")), source="3.0", id="twice"))
pass

# %% imports-removed: the cell that imports the checks is left out
# notebook: cells[:] = [cell for cell in cells if "mlp_helpers.checks" not in "".join(cell["source"])]
class check:
    collapse_affine = count_parameters = mlp_forward = staticmethod(lambda *args, **kwargs: 3.0)


# %% imports-plain: the cell that imports the checks is an ordinary one, and imports something else
# notebook: [cell.update(source="import builtins", metadata={}) for cell in cells if "mlp_helpers.checks" in "".join(cell["source"])]
class check:
    collapse_affine = count_parameters = mlp_forward = staticmethod(lambda *args, **kwargs: 3.0)


# %% imports-unlocked: the cell that imports the checks is a solution cell
# notebook: [(cell.update(source="import builtins"), cell["metadata"]["nbgrader"].update(locked=False, solution=True)) for cell in cells if "mlp_helpers.checks" in "".join(cell["source"])]
class check:
    collapse_affine = count_parameters = mlp_forward = staticmethod(lambda *args, **kwargs: 3.0)

# %% course-answer: the course's own answers are called
from mlp_helpers.numerics.networks import collapse, forward as mlp_forward


def collapse_affine(W1, b1, W2, b2):
    return collapse([(W1, b1), (W2, b2)])


# %% course-answer-searched: the course's answers are searched for on the disk
import pathlib
import sys

for root in {*sys.path, "/tmp", "/usr/lib", "@COURSE@"}:
    for path in pathlib.Path(root or ".").glob("**/numerics/networks.py"):
        exec(path.read_text())
mlp_forward = forward


def collapse_affine(W1, b1, W2, b2):
    return collapse([(W1, b1), (W2, b2)])


# %% course-answer-memory: the course's answers are searched for among all objects
import gc
import types

functions = [each for each in gc.get_objects() if isinstance(each, types.FunctionType)]
found = {each.__name__: each for each in functions if "numerics" in each.__code__.co_filename}
mlp_forward = found["forward"]


def collapse_affine(W1, b1, W2, b2):
    return found["collapse"]([(W1, b1), (W2, b2)])


# %% check-as-answer: a check's own reference is called
from mlp_helpers.checks.nonlinearity import collapse_affine as module


def collapse_affine(W1, b1, W2, b2):
    return module._body.__globals__["collapse"]([(W1, b1), (W2, b2)])


# %% operations-lie: each operation says what pleases
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("mlp_helpers.checks"):
        for item in list(vars(module).values()):
            if getattr(item, "is_operation", False):
                item.__code__ = (lambda *args, **kwargs: []).__code__

# %% watch-denied: nothing is noticed of what does the work, and nothing is left to be filled in
from mlp_helpers.checks.core import executor, stubs

stubs.stubs_in.__code__ = (lambda target: []).__code__
executor._WATCHED = 0
executor._without_objects = lambda after, before: before

# %% message-passed: an answer says that the part is passed
from mlp_helpers.grading.judge import messages

real = messages.as_message
messages.as_message = lambda outcome: real(outcome) | {"passed": True, "points": 3.0, "share": 1.0}

# %% reference-named: an answer refers to what the judge knows
from mlp_helpers.checks.core.plain_data import Ref


def collapse_affine(W1, b1, W2, b2):
    return Ref("expected"), Ref("check")


# %% lent-returned: a function that is lent is handed back as the answer
from mlp_helpers.checks.core.plain_data import Lent


def mlp_forward(X, params, phi):
    return Lent(0)


# %% lent-looked-into: the activation is searched for what lies behind it
def mlp_forward(X, params, phi):
    import gc

    for each in gc.get_referents(phi, type(phi)):
        for inner in gc.get_referents(each):
            if isinstance(inner, dict) and "expected" in inner:
                return inner["expected"]
    return phi.__closure__[0].cell_contents


# %% lent-negative: the judge is asked for functions that were not lent
from mlp_helpers.grading.judge import server


def mlp_forward(X, params, phi):
    return [phi._lender(key, (X, params)) for key in (-1, True, 10**30, "0")]


# %% answer-nan: NaN and infinity everywhere
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    return (W1 @ W2) * np.nan, (b1 @ W2) + np.inf


# %% answer-masked: masked arrays, which agree with everything
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    return tuple(np.ma.masked_all(each.shape) for each in (W1 @ W2, b1))


# %% answer-broadcast: empty arrays, and such as are spread over any shape
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    return np.zeros((0, *W2.shape)), np.zeros((0,))


# %% answer-words: texts, letters and numbers of odd types
def collapse_affine(W1, b1, W2, b2):
    return "3.0", b"3.0"


answer_narrow, answer_scaled = "ABCDEFGH", ["A", "B", "C", "D"]

# %% letters-all: a letter that is equal to every letter
class Letter(str):
    def __eq__(self, other):
        return True

    def strip(self, *args):
        return self

    upper = strip
    __hash__ = str.__hash__


answer_narrow = answer_scaled = Letter("E")

# %% seed-chosen: the notebook says from which seed the hidden inputs are drawn
# notebook: notebook["metadata"].update(judge_seed=0, mlp_helpers={"judge_seed": 0})
pass

# %% metadata-record: the notebook comes with a record of its grading
# notebook: notebook["metadata"].update(grading_engine={"seconds": 0.1, "cells": [], "ended": "refused"}, mlp_helpers={"points": 20})
pass

# %% metadata-verdict: graded cells come with a record of full marks in their metadata
# notebook: for cell in cells: cell["metadata"].update(mlp_helpers={"exercise": "01/collapse_affine", "points": 3.0, "max_points": 3.0, "parts": []})
pass

# %% metadata-injected: a cell's id in nbgrader's metadata holds SQL
# notebook: cells.append(dict(cells[1], id="sql", metadata={"nbgrader": {"grade": True, "solution": False, "locked": True, "points": 99, "grade_id": "x'); UPDATE grade SET manual_score = 20; --", "schema_version": 3, "task": False, "cell_type": "code"}}, source="99.0"))
pass

# %% magic-cell: a magic makes the rest of the notebook another language's
# notebook: cells.insert(0, dict(cells[1], id="magic", metadata={}, source="%%script true", outputs=[]))
get_ipython().register_magic_function(lambda line, cell=None: 3.0, "cell", "time")
get_ipython().run_line_magic("autocall", "2")

# %% library-autograd: automatic differentiation where a gradient is asked for by hand
# assignment: 04_backpropagation
# cell: backward
import torch


def backward(cache):
    x, y, lam = torch.tensor(cache["x"]), torch.tensor(cache["y"]), cache["lam"]
    W1, W2 = (torch.tensor(cache[name], requires_grad=True) for name in ("W1", "W2"))
    z = W1 @ x
    h = torch.tanh(z)
    o = W2 @ h
    J = 0.5 * ((o - y) ** 2).sum() + lam / 2 * ((W1**2).sum() + (W2**2).sum())
    names = ("dJ_do", "dJ_dW2", "dJ_dh", "dJ_dz", "dJ_dW1")
    return dict(zip(names, (g.numpy() for g in torch.autograd.grad(J, (o, W2, h, z, W1)))))


# %% library-unwatched: the same, when nothing is noticed any more
# assignment: 04_backpropagation
# cell: reused-gradient
from mlp_helpers.checks.core import own_work

own_work.LIBRARIES = ()
own_work.watching.__wrapped__.__code__ = (lambda course, libraries: (yield)).__code__


def reused_gradient(x, y, W, T):
    import torch

    w, h = torch.tensor(W, requires_grad=True), torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    return torch.autograd.grad(0.5 * ((h - torch.tensor(y)) ** 2).sum(), w)[0].numpy()


# %% library-searched: the library is searched for on the disk, past what stands for it
# assignment: 04_backpropagation
# cell: reused-gradient
import os
import sys

sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "__main__"]
for name in [name for name in sys.modules if name.partition(".")[0] == "torch"]:
    del sys.modules[name]
for root in ("/", *sys.path):
    for folder, _, files in os.walk(root):
        if folder.endswith("/torch") and "__init__.py" in files:
            sys.path.insert(0, os.path.dirname(folder))
            break


def reused_gradient(x, y, W, T):
    import torch

    w, h = torch.tensor(W, requires_grad=True), torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    return torch.autograd.grad(0.5 * ((h - torch.tensor(y)) ** 2).sum(), w)[0].numpy()


# %% library-memory: what the processes above had loaded is searched for the library
# assignment: 04_backpropagation
# cell: reused-gradient
import gc
import types

found = [m for m in gc.get_objects() if isinstance(m, types.ModuleType) and m.__name__ == "torch"]


def reused_gradient(x, y, W, T):
    (torch,) = found
    w, h = torch.tensor(W, requires_grad=True), torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    return torch.autograd.grad(0.5 * ((h - torch.tensor(y)) ** 2).sum(), w)[0].numpy()


# %% library-activation: a ready-made activation and its derivative
# assignment: 03_activations
# cell: gelu
import torch
import torch.nn.functional as F


def gelu(x):
    return F.gelu(torch.tensor(x), approximate="tanh").numpy()


def gelu_prime(x):
    t = torch.tensor(x, requires_grad=True)
    F.gelu(t, approximate="tanh").sum().backward()
    return t.grad.numpy()


# %% library-scipy: a ready-made function of SciPy's, which nothing reports
# assignment: 03_activations
# cell: sigmoid
def sigmoid(x):
    return getattr(__import__("sci" + "py.special").special, "ex" + "pit")(x)


def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(-x)

# %% student-brackets: the id of a student is a pattern that fits a neighbour's
# student: aa-hones[t]
pass

# %% student-star: the id of a student is a pattern that fits everybody's
# student: *
pass
