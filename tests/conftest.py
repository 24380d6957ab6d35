"""What all tests share."""

import pytest

from tests.support.classroom import course, empty  # noqa: F401
from tests.support.data_sets import home, tiny  # noqa: F401
from tests.support.scratch import environment


@pytest.fixture(autouse=True)
def _found_by_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let child processes, such as kernels, find mlp_helpers however it is installed."""
    for name in ("PYTHONPATH", "PATH"):
        monkeypatch.setenv(name, environment()[name])
