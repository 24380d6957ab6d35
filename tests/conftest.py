"""What all tests share."""

import pytest

from tests.support.classroom import course, empty  # noqa: F401
from tests.support.data_sets import home, tiny  # noqa: F401


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which figures are older than what they describe; that is no failure."""
    from benchmarks import fidelity  # not earlier: torch reads the variables that pytest sets up

    if outdated := fidelity.outdated():
        count = f"{len(outdated)} exercises ({outdated[0]}, ...)" if outdated[1:] else outdated[0]
        terminalreporter.write_line(
            f"benchmarks/fidelity.json is older than the check or the answers of {count}; "
            "`make fidelity` measures them",
            yellow=True,
        )
