"""Set the course up and open it, on every platform: ``python start.py``.

Installs into the folder .venv beside this file, the first time only, and then runs ``mlp lab``.
"""

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
VENV = FOLDER / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "lab.stamp"
OTHERS = [VENV / "instructor.stamp", VENV / "test.stamp"]  # what make has installed holds it all
SOURCES = [FOLDER / "pyproject.toml", FOLDER / "constraints.txt"]


def is_installed() -> bool:
    """Tell whether an installation is newer than what it is made of."""
    made = [stamp.stat().st_mtime for stamp in (STAMP, *OTHERS) if stamp.exists()]
    return bool(made) and max(made) >= max(source.stat().st_mtime for source in SOURCES)


def install() -> None:
    """Install the course and JupyterLab, with the versions that were tested."""
    print("Installing the course into .venv; the first time this takes some minutes ...")
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet"]
    command = [*pip, "-c", "constraints.txt", "-e", ".[lab]"]
    subprocess.run(command, cwd=FOLDER, check=True)
    STAMP.touch()


def main() -> int:
    """Install where it is needed, and run the command ``mlp``: ``mlp lab`` if none is named."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets here, too
        print(f"The course needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    if not is_installed() and {"-h", "--help"} & set(sys.argv[1:]):
        print(f"{__doc__}\nIt is not installed yet; after that, --help lists all commands.")
        return 0
    try:
        if not is_installed():
            install()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"The course could not be installed: {error}. Is the network there, and 2 GB free?")
        return 1
    command = [str(PYTHON), "-m", "mlp_helpers", *(sys.argv[1:] or ["lab"])]
    return subprocess.run(command, cwd=FOLDER, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
