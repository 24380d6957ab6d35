"""What installs and tests the course says the same in each of its files."""

import ast
import platform
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
# What the pins were taken on; a newer Python or another system needs a few packages more or less.
TESTED = {
    "python_version": "3.11",
    "python_full_version": "3.11.7",
    "sys_platform": "linux",
    "platform_system": "Linux",
}
# What torch brings along where it is built for a GPU; constraints.txt leaves it to torch.
GPU = ("nvidia-", "cuda-", "triton")


def pins(python: str = platform.python_version()) -> dict[str, Version]:
    """Return the pinned version of each package for a Python, by default this one."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"==[^*]+", str(pin.specifier)) for pin in found), (
        "every line of constraints.txt pins one version, as in numpy==2.4.6"
    )
    here = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    meant = [pin for pin in found if not pin.marker or pin.marker.evaluate(here)]
    assert len({pin.name for pin in meant}) == len(meant), f"two pins of one package on {python}"
    return {canonicalize_name(p.name): Version(str(p.specifier).removeprefix("==")) for p in meant}


def direct(*extras: str) -> list[Requirement]:
    """Return the direct dependencies of the core and some extras, extras of extras included."""
    found = [Requirement(line) for line in PROJECT["dependencies"]]
    for extra in extras:
        for requirement in map(Requirement, EXTRAS[extra]):
            if requirement.name == PROJECT["name"]:
                found += direct(*sorted(requirement.extras))  # a set: the order would vary
            else:
                found.append(requirement)
    return found


def closure() -> set[str]:
    """Return everything that an installation with all extras brings along where it was tested."""
    seen: set[str] = set()
    waiting = [(requirement, "") for requirement in direct(*EXTRAS)]
    while waiting:
        requirement, extra = waiting.pop()
        marker = requirement.marker
        if marker and not marker.evaluate({**TESTED, "extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        wanted = {"", *requirement.extras} if name not in seen else requirement.extras
        seen.add(name)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # this Python does without it
            needs = []
        waiting += [(Requirement(need), each) for need in needs for each in wanted]
    return seen


@pytest.mark.parametrize("requirement", direct(*EXTRAS), ids=lambda requirement: requirement.name)
def test_each_direct_dependency_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    pin = pins().get(canonicalize_name(requirement.name))
    assert pin is not None, f"pin {requirement.name} in constraints.txt"
    assert pin in requirement.specifier, (
        f"constraints.txt pins {requirement.name}=={pin}, outside pyproject.toml's "
        f"{requirement.specifier}; change one of them"
    )


def test_the_installed_versions_are_the_pinned_ones() -> None:
    different = []
    for name, pin in pins().items():
        # distribution() and not distributions(): setuptools brings copies of some packages.
        with suppress(metadata.PackageNotFoundError):
            installed = Version(Version(metadata.distribution(name).version).public)
            if installed != pin:
                different.append(f"{name}: pinned {pin}, installed {installed}")
    assert not different, (
        "install with -c constraints.txt (`make test` does), or renew constraints.txt as its "
        "first lines say:\n" + "\n".join(different)
    )


@pytest.mark.parametrize("python", ["3.11.0", "3.11.5", "3.12.0", "3.13.0"])
def test_each_pin_can_be_installed_on_each_python(python: str) -> None:
    refused = []
    for name, pin in pins(python).items():
        with suppress(metadata.PackageNotFoundError):
            installed = metadata.distribution(name)
            said: Any = installed.metadata  # a message, which has more than its type tells
            bound = SpecifierSet(said.get("Requires-Python", ""))
            if Version(Version(installed.version).public) == pin and python not in bound:
                refused.append(f"{name}=={pin} wants Python {bound}")
    assert not refused, f"give constraints.txt other pins for Python {python}: {refused}"


def test_the_workflow_runs_each_python_that_the_project_names() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text())
    job = workflow["jobs"]["test"]
    runs = job["strategy"]["matrix"]["python"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert runs == named, "pyproject.toml's classifiers and the workflow name other Pythons"
    assert all(Version(each) in SpecifierSet(PROJECT["requires-python"]) for each in named)
    assert f">={named[0]}" == PROJECT["requires-python"], "the oldest Python has to be tested"
    assert [step["run"] for step in job["steps"] if "run" in step][-1] == "make test"
    setup = next(step for step in job["steps"] if "setup-python" in step.get("uses", ""))
    assert setup["with"]["python-version"] == "${{ matrix.python }}"


def test_the_workflow_builds_the_site_and_tries_the_student_s_part_on_other_systems() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text())["jobs"]
    steps = {name: [step.get("run", "") for step in job["steps"]] for name, job in jobs.items()}
    assert {"make test-site", "make site"} <= set(steps["site"])
    systems = jobs["student"]["strategy"]["matrix"]["system"]
    assert {system.partition("-")[0] for system in systems} == {"windows", "macos"}
    assert "mlp submit 01" in steps["student"]


def test_the_pins_are_the_whole_closure() -> None:
    needed = {name for name in closure() if not name.startswith(GPU)}
    missing, stale = sorted(needed - set(pins())), sorted(set(pins()) - needed)
    assert not missing, f"pin these in constraints.txt, too: {missing}"
    assert not stale, f"nothing needs these any more, drop them from constraints.txt: {stale}"


def test_torch_and_torchvision_are_a_pair() -> None:
    wanted = next(
        need
        for need in map(Requirement, metadata.requires("torchvision") or [])
        if need.name == "torch"
    )
    assert pins()["torch"] in wanted.specifier, (
        f"torchvision {pins()['torchvision']} was built for torch{wanted.specifier}, but "
        f"constraints.txt pins torch=={pins()['torch']}"
    )


def test_conda_brings_only_python_and_pip() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    *conda, from_pip = environment["dependencies"]
    assert conda == [f"python{PROJECT['requires-python']}", "pip"], (
        "environment.yml: conda brings python (with pyproject.toml's bound) and pip, nothing else"
    )
    constraint, package = from_pip["pip"]
    assert constraint == "-c constraints.txt", "environment.yml must install with the tested pins"
    check_extras(package)


def test_make_installs_from_the_same_pins() -> None:
    text = (ROOT / "Makefile").read_text()
    installs = re.findall(r"pip install (.*)", text)
    assert installs
    for line in installs:
        found = re.fullmatch(r"(?:--quiet )?-c constraints\.txt (-e .*)", line)
        assert found, f"Makefile: install with `-c constraints.txt -e ...`, not {line!r}"
        check_extras(found[1].replace('"', ""))
    prerequisites = re.findall(r"^\$\((?:INSTRUCTOR|TEST)\): (.*) \|", text, re.MULTILINE)
    assert prerequisites == ["pyproject.toml constraints.txt"] * 2, (
        "Makefile: the stamps must be renewed when pyproject.toml or constraints.txt change"
    )


def check_extras(package: str) -> None:
    found = re.fullmatch(r"-e \.\[(.*)\]", package)
    assert found and set(found[1].split(",")) <= set(EXTRAS), (
        f"expected -e .[extras] with extras out of {sorted(EXTRAS)}, got {package!r}"
    )


@cache
def import_names() -> Mapping[str, list[str]]:
    """Return the distributions that provide a name to import; slow."""
    return metadata.packages_distributions()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "mlp_helpers").rglob("*.py")), ids=lambda path: path.stem
)
def test_what_a_module_imports_is_a_declared_dependency(path: Path) -> None:
    if path.name == "build_bundled.py":  # run once, by those who work on the course
        extras = ["test"]
    else:
        part = path.relative_to(ROOT / "mlp_helpers").parts[0]
        # Figures are shown in a notebook, sliders and all, but load without one.
        extras = {"grading": ["instructor"], "plots": ["lab"], "student": ["lab"]}.get(part, [])
        extras += ["cluster"] * (path.stem in ("cluster", "slurm"))
    declared = {canonicalize_name(requirement.name) for requirement in direct(*extras)}
    owners = import_names()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in (name.partition(".")[0] for name in names):
            provided = {canonicalize_name(owner) for owner in owners.get(name, [])}
            assert name == PROJECT["name"] or not provided or provided & declared, (
                f"{path.name} imports {name}; declare one of {sorted(provided)} in pyproject.toml"
                f" ({', '.join(extras) or 'dependencies'})"
            )
