"""How fast does the course train? The lecture's loop, ours, others', and the bare matrix products.

``python -m benchmarks.training [--epochs N] [--minutes M] [--folder IDX_FOLDER]`` lets each of them
train on the same data with the same model (784-256-10, batches of 256, Adam 1e-3) for as many
epochs, measures both sets after each epoch as the lecture does, prints tables and writes
``benchmarks/training.json``. Every time is the median over the epochs after the first one. Where
only the bundled digits are at hand, a package is missing, the processor has no bfloat16 or time
runs out, it says so below the tables, and writes ``benchmarks/training-partial.json`` instead.

In the file, ``ours_...`` is our faster row, whose ``precision`` it names, and ``ratio_to_limit``
compares it with the bare products in the same precision; each precision also has its own figures.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from tqdm.auto import tqdm

from benchmarks import training_contenders as contenders
from benchmarks.training_contenders import Contender, Data
from benchmarks.training_race import Allowance, Result, race, timed
from mlp_helpers import CommandError
from mlp_helpers._command import check_writable, run
from mlp_helpers.training.precision import instruction_set, multiplies_in_bfloat16

RESULTS = Path(__file__).with_name("training.json")
PARTIAL = Path(__file__).with_name("training-partial.json")
MINUTES = 10.0  # two to four are enough on the machine that README.md tells of
WIDTHS = (64, 256, 1024, 4096)
SIZES = (6_000, 20_000, 60_000)
ROUNDS = 4  # for each width and size; the first one warms up
PRECISIONS = {"float32": "", "bfloat16": "_bfloat16"}
REST = "everything else"
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
    options = _options()
    check_writable(RESULTS.parent)
    data = Data.load(options.folder)
    device = torch.cuda.get_device_name() if torch.cuda.is_available() else _processor()
    print(f"{data}, on {device}\nat most {options.minutes:g} minutes, and two to come to an end")
    time_left = Allowance(60 * options.minutes)
    keys, notes = _contenders(data)
    results, more = race(options.folder, options.epochs, time_left.left / 2, keys)
    if not results:
        raise CommandError(f"nothing could be measured: {'; '.join(more)}. Try more --minutes.")
    print(_table(results))
    record = _record(results) | {
        "device": device,
        "instruction_set": instruction_set(),
        "dataset": f"{data.name}, {len(data.X)} + {len(data.X_test)}",
        "epochs": options.epochs,
        "profile_ms_per_step": _profile(data, results),
    }
    if options.no_growth:
        more.append("without other widths and sizes")
    else:
        record["growth"] = _growth(data, list(results), time_left, more)
    _write(record, notes + more)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--epochs", type=int, default=6, help="for each contender; 6 by default")
    parser.add_argument(
        "--minutes",
        type=float,
        default=MINUTES,
        help="on a slow machine, do fewer epochs and rounds than would take longer, and say so; "
        "it ends two minutes later at the latest; 10 by default",
    )
    parser.add_argument("--folder", type=Path, help="IDX files of full-size data")
    parser.add_argument("--no-growth", action="store_true", help="skip widths and sizes")
    options = parser.parse_args()
    if options.epochs < 1 or not options.minutes > 0:
        parser.error(
            f"--epochs must be at least 1 and --minutes more than 0, got {options.epochs} and "
            f"{options.minutes:g}"
        )
    return options


def _processor() -> str:
    return f"CPU with {instruction_set()}, {torch.get_num_threads()} threads"


def _contenders(data: Data) -> tuple[list[str], list[str]]:
    """Return the keys of those that can compete here, and notes on what is not complete."""
    notes = [] if data.full else [f"measured on {data}: the full set is not at hand"]
    if data.X.is_cuda or multiplies_in_bfloat16():
        return list(contenders.ALL), notes
    notes.append(f"bfloat16 is left out: {_processor()}, would take several times as long")
    return [key for key in contenders.ALL if not key.endswith("_bfloat16")], notes


def _write(record: dict[str, Any], notes: list[str]) -> None:
    """Write the figures; what is not complete never replaces what is."""
    path = PARTIAL if notes else RESULTS
    print("", *notes, f"written to {path}", sep="\n")
    aside = path.with_suffix(".tmp")
    aside.write_text(json.dumps(record | {"notes": notes}, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)


def _table(results: dict[str, Result]) -> str:
    lecture = results.get("lecture")
    rows = [
        f"{'seconds per epoch':34} {'train':>8} {'evaluate':>9} {'together':>9} {'speed-up':>9} "
        f"{'test accuracy':>14} {'peak memory':>12}"
    ]
    for result in results.values():
        row = f"{result.name:34} {result.train:>8.2f}"
        if result.accuracy:
            speedup = f"{lecture.total / result.total:.1f}x" if lecture else "–"
            row += f" {result.evaluate:>9.2f} {result.total:>9.2f} {speedup:>9}"
            row += f" {result.accuracy:>14.3f} {result.peak_megabytes:>9,.0f} MB"
        rows.append(row)
    return "\n".join(rows)


def _record(results: dict[str, Result]) -> dict[str, Any]:
    """Return the figures as they are kept; those of a contender that was left out are missing."""
    lecture = results["lecture"].total if "lecture" in results else None
    each = {
        precision: _compared(results[f"ours{ending}"], results[f"limit{ending}"], lecture)
        for precision, ending in PRECISIONS.items()
        if {f"ours{ending}", f"limit{ending}"} <= results.keys()
    }
    found: dict[str, Any] = {
        "lecture_s_per_epoch": lecture,
        "contenders": {key: result.as_dict() for key, result in results.items()},
    }
    if not each:
        return found
    fastest = min(each, key=lambda precision: each[precision]["s_per_epoch"])
    best = each[fastest]
    return found | {
        "ours_s_per_epoch": best["s_per_epoch"],
        "ours_train_s_per_epoch": best["train_s_per_epoch"],
        "limit_s_per_epoch": best["limit_s_per_epoch"],
        "speedup_over_lecture": best["speedup_over_lecture"],
        "ratio_to_limit": best["ratio_to_limit"],
        "precision": fastest,
        "precisions": each,
    }


def _compared(ours: Result, limit: Result, lecture: float | None) -> dict[str, Any]:
    return {
        "s_per_epoch": ours.total,
        "train_s_per_epoch": ours.train,
        "limit_s_per_epoch": limit.train,
        "speedup_over_lecture": lecture and lecture / ours.total,
        "ratio_to_limit": ours.train / limit.train,
    }


def _profile(data: Data, keys: Iterable[str]) -> dict[str, dict[str, float]]:
    """Say where the milliseconds of one training step go, by torch's own profiler."""
    steps = -(-len(data.X) // contenders.BATCH_SIZE)
    table = {
        precision: {
            what: 1e-3 * us / steps for what, us in _spent(contenders.ALL[key](data)).items()
        }
        for precision, ending in PRECISIONS.items()
        if (key := f"ours{ending}") in keys
    }
    print(f"\n{'milliseconds per step':38}" + "".join(f"{each:>10}" for each in table))
    for what in (*WORK, REST):
        print(f"{what:38}" + "".join(f"{row[what]:>10.3f}" for row in table.values()))
    return table


def _spent(contender: Contender) -> dict[str, float]:
    """Return the microseconds of one epoch by kind of work; the rest is Python and autograd."""
    contender.train()
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CPU]) as profile:
        contender.train()
    spent = dict.fromkeys([*WORK, REST], 0.0)
    for event in profile.key_averages():
        kinds = (kind for kind, names in WORK.items() if event.key.startswith(names))
        spent[next(kinds, REST)] += event.self_cpu_time_total
    return spent


def _growth(
    data: Data, keys: list[str], time_left: Allowance, notes: list[str]
) -> dict[str, dict[int, dict[str, float]]]:
    """Measure one epoch of training for other widths and sizes; note what there is no time for."""
    print(f"\n{'seconds of training':20}" + "".join(f"{key:>16}" for key in keys))
    small, *_ = sizes = _sizes(len(data.X))
    fields = [("width", width, small, width) for width in WIDTHS]
    fields += [("examples", size, size, 256) for size in sizes]
    growth: dict[str, dict[int, dict[str, float]]] = {"width": {}, "examples": {}}
    with tqdm(total=len(fields) * len(keys), desc="growth", leave=False) as bar:
        for place, (kind, value, size, width) in enumerate(fields):
            part, row = data.first(size), {}
            for number, key in enumerate(keys):
                # A share of what is left, so that all get something.
                share = time_left.left / (bar.total - place * len(keys) - number)
                times = _rounds(contenders.ALL[key](part, width), Allowance(share))
                bar.update()
                if times:
                    row[key] = statistics.median(times)
                if len(times) < ROUNDS - 1:
                    notes.append(f"{kind} {value:,}, {key}: {len(times)} of {ROUNDS - 1} rounds")
            growth[kind][value] = row
            cells = "".join(f"{row[key]:>16.3f}" if key in row else f"{'–':>16}" for key in keys)
            bar.write(f"{f'{kind} {value:,}':20}{cells}")
    return growth


def _sizes(n: int) -> tuple[int, ...]:
    """Return the sizes measured of a set of `n` examples: those of the full set, or shares."""
    return SIZES if n >= SIZES[-1] else (n // 4, n // 2, n)


def _rounds(contender: Contender, allowance: Allowance) -> list[float]:
    """Return the seconds of rounds in a row, the first one left out.

    In a row, because threads of the contender before may still spin in the first one.
    """
    if not allowance.left:
        return []
    return [timed(contender.train)[0] for _ in allowance.rounds(ROUNDS)][1:]


if __name__ == "__main__":
    sys.exit(run("benchmarks.training", main))
