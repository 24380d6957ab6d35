"""Keep a training run on disk, so that being killed costs an epoch at most."""

from __future__ import annotations

import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

import torch

from mlp_helpers._errors import CheckpointError

_FORMAT = "mlp_helpers.training 1"


def save(path: Path, state: dict[str, Any]) -> None:
    """Write `state` to `path`, as a whole or not at all.

    It is written to a file beside it, flushed to the disk, and then renamed. Whoever is killed in
    between leaves the previous checkpoint as it was.

    Parameters
    ----------
    path
        The checkpoint; its folder is made if it does not exist.
    state
        Tensors, numbers, strings, and lists and dicts of these.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            torch.save({"format": _FORMAT, **state}, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def load(path: Path) -> dict[str, Any] | None:
    """Return the state kept in `path`, or ``None`` where there is no such file.

    Only tensors and plain data are read (``weights_only``), so that a checkpoint from elsewhere
    cannot run code.

    Raises
    ------
    CheckpointError
        If the file is truncated or holds something else. It is left as it is.
    """
    if not path.exists():
        return None
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CheckpointError(_problem(path, f"cannot be read: {reason}")) from None
    if not isinstance(state, dict) or state.pop("format", None) != _FORMAT:
        raise CheckpointError(_problem(path, "was not written by this training loop"))
    return state


def _problem(path: Path, what: str) -> str:
    return (
        f"the checkpoint {path} {what}. Expected a file written by fit(..., checkpoint=...). "
        f"Move it away to start afresh, or name another file."
    )
