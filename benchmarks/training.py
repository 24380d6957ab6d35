"""How fast does the course train? The lecture's loop, ours, others', and the bare matrix products.

``python -m benchmarks.training [--epochs N] [--folder IDX_FOLDER]`` lets each of them train
on the same data with the same model (784-256-10, batches of 256, Adam 1e-3) for as many epochs,
measures both sets after each epoch as the lecture does, prints tables and writes
``benchmarks/training.json``. Every time is the median over the epochs after the first one.

In the file, ``ours_...`` is our faster row, whose ``precision`` it names, and ``ratio_to_limit``
compares it with the bare products in the same precision; each precision also has its own figures.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path
from typing import Any

import torch

from benchmarks import training_contenders as contenders
from benchmarks.training_contenders import Contender, Data
from benchmarks.training_race import Result, race, timed

RESULTS = Path(__file__).with_name("training.json")
WIDTHS = (64, 256, 1024, 4096)
SIZES = (6_000, 20_000, 60_000)
ROUNDS = 4  # for each width and size; the first one warms up
PRECISIONS = {"float32": "", "bfloat16": "_bfloat16"}
WORK = {
    "matrix products": ("aten::mm", "aten::addmm"),
    "Adam": ("aten::_fused_adam_", "aten::_foreach_add_", "Optimizer."),
    "taking the batch": ("aten::index_select",),
    "activation, loss and their gradients": (
        *("aten::clamp_min", "aten::threshold_backward", "aten::sum", "aten::copy_"),
        *("aten::_log_softmax", "aten::nll_loss"),
    ),
}
"""Names of operations, or how they begin, that make up a training step."""


def main() -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--folder", type=Path, help="IDX files of full-size data")
    parser.add_argument("--no-growth", action="store_true", help="skip widths and sizes")
    options = parser.parse_args()
    data, device = Data.load(options.folder), _device()
    print(f"{data.name}, {len(data.X):,} + {len(data.X_test):,} images, on {device}")
    results = race(options.folder, options.epochs)
    print(_table(results))
    record = _record(results) | {
        "device": device,
        "dataset": f"{data.name}, {len(data.X)} + {len(data.X_test)}",
        "profile_ms_per_step": _profile(data),
    }
    if not options.no_growth:
        record["growth"] = _growth(data, list(results))
    aside = RESULTS.with_suffix(".tmp")
    aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    aside.replace(RESULTS)
    return 0


def _device() -> str:
    if torch.cuda.is_available():
        return torch.cuda.get_device_name()
    return f"CPU, {torch.get_num_threads()} threads"


def _table(results: dict[str, Result]) -> str:
    base = results["lecture"].total
    rows = [
        f"{'seconds per epoch':34} {'train':>8} {'evaluate':>9} {'together':>9} {'speed-up':>9} "
        f"{'test accuracy':>14} {'peak memory':>12}"
    ]
    for result in results.values():
        row = f"{result.name:34} {result.train:>8.2f}"
        if result.accuracy:
            row += f" {result.evaluate:>9.2f} {result.total:>9.2f} {base / result.total:>8.1f}x"
            row += f" {result.accuracy:>14.3f} {result.peak_megabytes:>9,.0f} MB"
        rows.append(row)
    return "\n".join(rows)


def _record(results: dict[str, Result]) -> dict[str, Any]:
    lecture = results["lecture"].total
    each = {
        precision: {
            "s_per_epoch": results[f"ours{ending}"].total,
            "train_s_per_epoch": results[f"ours{ending}"].train,
            "limit_s_per_epoch": results[f"limit{ending}"].train,
            "speedup_over_lecture": lecture / results[f"ours{ending}"].total,
            "ratio_to_limit": results[f"ours{ending}"].train / results[f"limit{ending}"].train,
        }
        for precision, ending in PRECISIONS.items()
    }
    fastest = min(each, key=lambda precision: each[precision]["s_per_epoch"])
    best = each[fastest]
    return {
        "lecture_s_per_epoch": lecture,
        "ours_s_per_epoch": best["s_per_epoch"],
        "ours_train_s_per_epoch": best["train_s_per_epoch"],
        "limit_s_per_epoch": best["limit_s_per_epoch"],
        "speedup_over_lecture": best["speedup_over_lecture"],
        "ratio_to_limit": best["ratio_to_limit"],
        "precision": fastest,
        "precisions": each,
        "contenders": {key: result.as_dict() for key, result in results.items()},
    }


def _profile(data: Data) -> dict[str, dict[str, float]]:
    """Say where the milliseconds of one training step go, by torch's own profiler."""
    print(f"\n{'milliseconds per step':38} {'float32':>9} {'bfloat16':>9}")
    spent = {
        "float32": _spent(contenders.ours(data)),
        "bfloat16": _spent(contenders.ours_bfloat16(data)),
    }
    steps = -(-len(data.X) // contenders.BATCH_SIZE)
    table = {p: {what: 1e-3 * us / steps for what, us in row.items()} for p, row in spent.items()}
    for what in table["float32"]:
        print(f"{what:38} {table['float32'][what]:>9.3f} {table['bfloat16'][what]:>9.3f}")
    return table


def _spent(contender: Contender) -> dict[str, float]:
    """Return the microseconds of one epoch by kind of work; the rest is Python and autograd."""
    contender.train()
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CPU]) as profile:
        contender.train()
    spent = dict.fromkeys([*WORK, "everything else"], 0.0)
    for event in profile.key_averages():
        kinds = (kind for kind, names in WORK.items() if event.key.startswith(names))
        spent[next(kinds, "everything else")] += event.self_cpu_time_total
    return spent


def _growth(data: Data, keys: list[str]) -> dict[str, Any]:
    """Measure one epoch of training for other widths and sizes."""
    print(f"\n{'seconds of training':20}" + "".join(f"{key:>16}" for key in keys))
    growth: dict[str, Any] = {"width": {}, "examples": {}}
    for kind, values in (("width", WIDTHS), ("examples", SIZES)):
        for value in values:
            part = data.first(value if kind == "examples" else SIZES[0])
            width = value if kind == "width" else 256
            field = [contenders.ALL[key](part, width) for key in keys]
            # Each one's rounds in a row: threads of the one before may still spin in its first.
            times = [[timed(contender.train)[0] for _ in range(ROUNDS)] for contender in field]
            seconds = [statistics.median(each[1:]) for each in times]
            growth[kind][value] = dict(zip(keys, seconds, strict=True))
            cells = "".join(f"{each:>16.3f}" for each in seconds)
            print(f"{f'{kind} {value:,}':20}{cells}", flush=True)
    return growth


if __name__ == "__main__":
    sys.exit(main())
