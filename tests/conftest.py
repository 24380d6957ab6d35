"""The fixtures that all tests share."""

from tests.support.classroom import course, empty  # noqa: F401
from tests.support.data_sets import home, tiny  # noqa: F401
