"""Start a Dask cluster of Slurm's jobs, which ends with whoever asked for it.

Its scheduler runs in a process of its own: the one that asks may be forked. What a job is (its
queue, cores, memory and time) stands where dask-jobqueue looks for it, in
``~/.config/dask/jobqueue.yaml``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mlp_helpers.grading.engine.runner import EngineError

PREFIX = "slurm:"
LOCAL = "127.0.0.1:0"
KEYS = ("tls_ca_file", "tls_client_cert", "tls_client_key")


@contextmanager
def started(jobs: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Start a cluster, and give its scheduler's address and the keys with which to connect.

    Parameters
    ----------
    jobs : str
        How many jobs to ask for.

    Raises
    ------
    EngineError
        If it cannot be started.
    """
    if not jobs.isdecimal() or int(jobs) < 1:
        raise EngineError(f"expected a number of jobs, as in {PREFIX}20; got {PREFIX}{jobs}.")
    with subprocess.Popen(
        [sys.executable, "-m", __name__, jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the one who asked
    ) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline() or '{"problem": "its process has ended"}')
        if "problem" in said:
            raise EngineError(
                f"no cluster could be started through Slurm: {said['problem']}. Describe a job in "
                "~/.config/dask/jobqueue.yaml, as docs/grading.md shows."
            )
        yield said["address"], said["keys"]


def cluster(**options: Any) -> Any:
    """Return a cluster without jobs, whose connections are encrypted with keys made for it.

    Parameters
    ----------
    **options
        Of ``SLURMCluster``, where they differ from what is configured.
    """
    import dask
    from dask_jobqueue import SLURMCluster

    shared = dask.config.get("jobqueue.slurm.shared-temp-directory") or str(Path.home())
    extra = dask.config.get("jobqueue.slurm.worker-extra-args") or []
    fixed: dict[str, Any] = {
        "security": True,
        "shared_temp_directory": shared,  # where its workers find their keys
        "processes": 1,
        # Status pages are not encrypted.
        "scheduler_options": {"dashboard_address": LOCAL},
        "worker_extra_args": [*extra, "--dashboard-address", LOCAL],
    }
    return SLURMCluster(**{**fixed, **options})


def main() -> None:
    """Say how to connect, and end the cluster when nobody listens any more."""
    try:
        made = cluster()
        with made:
            made.scale(jobs=int(sys.argv[1]))
            keys = {name: getattr(made.security, name) for name in KEYS}
            print(json.dumps({"address": made.scheduler_address, "keys": keys}), flush=True)
            sys.stdin.read()
    except Exception as error:  # such as: a job's memory is not configured
        problem = " ".join(str(error).split()).rstrip(".")
        print(json.dumps({"problem": f"{type(error).__name__}: {problem}"}), flush=True)


if __name__ == "__main__":
    main()
