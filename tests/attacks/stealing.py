# Each wants to read what it must not, and shows it. @COURSE@ is the course's folder.

# %% solution-file: the solution lies where nbgrader keeps it
print(open("@COURSE@/solutions/01_nonlinearity/nonlinearity.ipynb").read())

# %% solution-search: all of the disk is searched for solutions
import pathlib

for root in ("@COURSE@", "/home", "/root", "/tmp", "/srv", "/opt"):
    for path in pathlib.Path(root).rglob("solutions/*/*.ipynb"):
        print(path.read_text())

# %% neighbour-file: another student's submission
print(open("@COURSE@/submitted/aa-honest/01_nonlinearity/nonlinearity.ipynb").read())

# %% neighbour-relative: the same by a relative path
import pathlib

for up in range(8):
    for path in pathlib.Path("../" * up or ".").glob("submitted/*/*/*.ipynb"):
        print(path.read_text())

# %% neighbour-scratch: other notebooks' folders while they run
import glob

for path in glob.glob("/tmp/**/*.ipynb", recursive=True):
    print(open(path).read())

# %% gradebook: the gradebook with hidden tests and scores
print(open("@COURSE@/gradebook.db", "rb").read())

# %% gradebook-sql: the same through its tables
import sqlite3

with sqlite3.connect("file:@COURSE@/gradebook.db?mode=ro", uri=True) as gradebook:
    print(gradebook.execute("SELECT source FROM source_cell").fetchall())

# %% environment: secrets among the environment's variables
import os

print(dict(os.environ))

# %% parent-environment: the environment of the processes above
import os

for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        print(open(f"/proc/{pid}/environ").read())
    except OSError:
        pass

# %% parent-memory: the memory of the processes above
import os
import re

for pid in sorted(filter(str.isdigit, os.listdir("/proc")), key=int):
    try:
        maps = open(f"/proc/{pid}/maps").read().splitlines()
        memory = open(f"/proc/{pid}/mem", "rb")
        for line in maps:
            area = line.split()[0]
            if "rw" in line:
                start, end = (int(part, 16) for part in area.split("-"))
                memory.seek(start)
                found = re.search(rb"SECRET-[0-9a-f]{32}", memory.read(min(end - start, 2**26)))
                if found:
                    print(found[0])
    except OSError:
        pass

# %% descriptors: open files of the processes above
import os

for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        for descriptor in os.listdir(f"/proc/{pid}/fd"):
            path = f"/proc/{pid}/fd/{descriptor}"
            if os.path.isfile(path):
                print(open(path, "rb").read())
    except OSError:
        pass

# %% inherited: descriptors that were open before
import os

for descriptor in range(3, 256):
    try:
        os.lseek(descriptor, 0, 0)
        print(os.read(descriptor, 10**6))
    except OSError:
        pass

# %% working-folder: the folders of the processes above
import os

for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        for name in os.listdir(f"/proc/{pid}/cwd/solutions/01_nonlinearity"):
            print(open(f"/proc/{pid}/cwd/solutions/01_nonlinearity/{name}").read())
    except OSError:
        pass

# %% hidden-tests: the cells that were run, hidden tests and all
get_ipython().events.register(
    "post_run_cell", lambda result: print(get_ipython().user_ns["In"][-1])
)

# %% hidden-history: the history of the session
get_ipython().events.register(
    "post_run_cell",
    lambda result: print([row for row in get_ipython().history_manager.get_range(raw=False)]),
)

# %% hidden-compiled: what the interpreter is given to run
import builtins

real = builtins.compile


def compile(source, *args, **kwargs):
    print(source)
    return real(source, *args, **kwargs)


builtins.compile = compile

# %% hidden-traceback: an error in a graded cell shows its source
def collapse_affine(*args):
    import traceback

    print("".join(traceback.format_stack()))
    raise RuntimeError


# %% home-file: a file in the home folder
import pathlib

print((pathlib.Path.home() / "secret.txt").read_text())
print(pathlib.Path("@HOME@/secret.txt").read_text())

# %% linked-file: a symbolic link in the submission leads to the solution
# link: data.txt -> @COURSE@/solutions/01_nonlinearity/nonlinearity.ipynb
print(open("data.txt").read())

# %% linked-folder: a symbolic link leads to the other submissions
# link: data -> @COURSE@/submitted
import pathlib

for path in pathlib.Path("data").rglob("*.ipynb"):
    print(path.read_text())

# %% hard-link: a hard link made while the notebook runs
import os

os.link("@COURSE@/gradebook.db", "mine.db")
print(open("mine.db", "rb").read())

# %% linked-notebook: the submission itself is a link to a neighbour's
# link: nonlinearity.ipynb -> @COURSE@/submitted/aa-honest/01_nonlinearity/nonlinearity.ipynb
pass

# %% seed-shown: the seed of the hidden inputs, backwards
from mlp_helpers.checks.core import exam

real = exam.Exam.__init__


def init(self, exercise, hidden_seed, executor):
    print("DESSES" + str(hidden_seed)[::-1])
    real(self, exercise, hidden_seed, executor)


exam.Exam.__init__ = init

# %% memory-own: what is in this process's own memory from before
import re

with open("/proc/self/mem", "rb") as memory:
    for line in open("/proc/self/maps").read().splitlines():
        start, end = (int(part, 16) for part in line.split()[0].split("-"))
        try:
            memory.seek(start)
            content = memory.read(min(end - start, 2**26))
        except (OSError, ValueError, OverflowError):
            continue
        for found in re.findall(rb"SECRET-(?=([0-9a-f]{32}))", content):
            print("SECRET-" + found.decode())

# %% sockets-of-others: what other notebooks' sockets and connection files say
import glob
import os

for path in glob.glob("/tmp/**/kernel*.json", recursive=True) + glob.glob("/tmp/**/socket", recursive=True):
    print(path, open(path).read() if path.endswith("json") else os.stat(path))
print(open("/proc/net/unix").read())

# %% mounts: the paths and the contents of all that is mounted
import os

for line in open("/proc/self/mountinfo"):
    place = line.split()[4]
    for folder, _, files in os.walk(place) if "grading-" in place or "course" in place else ():
        for name in files:
            print(open(os.path.join(folder, name), "rb").read()[:10**6])

# %% root-of-one: the file system of the first process
import os

for name in os.listdir("/proc/1/root"):
    print(name)
print(open("/proc/1/root@COURSE@/solutions/01_nonlinearity/nonlinearity.ipynb").read())

# %% sources: all sources of this course that can be imported
import inspect
import pkgutil

import mlp_helpers

for each in pkgutil.walk_packages(mlp_helpers.__path__, "mlp_helpers."):
    try:
        source = inspect.getsource(__import__(each.name, fromlist=["x"]))
    except Exception:
        continue
    if "hidden_seed" in source or "exam.compare" in source:
        print("DES" "SES1 a check can be read:", each.name)

# %% questions: the questions' keys and the examples of answers
import glob
import pathlib

import mlp_helpers

for path in pathlib.Path(mlp_helpers.__path__[0]).rglob("*"):
    if path.suffix in (".toml", ".json") and "answer" in path.read_text():
        print("DES" "SES2 a key can be read:", path)

# %% arguments: what was said to an operation gives the answer away
from mlp_helpers.checks.core import executor

real = executor.LocalExecutor.run


def run(self, operation, args, keep, limit, seed):
    if "expected" in repr(args) or "right" in repr(args):
        print("DES" "SES3", args)
    return real(self, operation, args, keep, limit, seed)


executor.LocalExecutor.run = run
