"""The typed exceptions of the package: the lowest layer, importing nothing."""

from __future__ import annotations


class MLPHelpersError(Exception):
    """Base of every error raised on purpose by this package.

    Its message says what was wrong, what was expected, what was given, and the next step.
    """


class DataError(MLPHelpersError):
    """A data set is missing, truncated or corrupt, and could not be replaced."""


class ArgumentError(MLPHelpersError, ValueError):
    """An argument has a wrong shape, dtype, range or name."""


class CheckpointError(MLPHelpersError):
    """A checkpoint cannot be read, or belongs to another training run."""


class FolderError(MLPHelpersError):
    """A folder or file that a command needs is missing, or cannot be read or written."""


class CommandError(MLPHelpersError):
    """A command was given what it cannot do, or something it needs is not there yet."""
