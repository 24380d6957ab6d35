"""How fast does the course train? The lecture's loop, ours, others', and the bare matrix products.

``python -m benchmarks.training [--epochs N] [--folder IDX_FOLDER]`` runs all of them side by side
on the same data with the same model (784-256-10, batches of 256, Adam 1e-3), measures both sets
after each epoch as the lecture does, prints tables and writes ``benchmarks/training.json``. Every
time is the median over the epochs after the first one.
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
from benchmarks.training_contenders import Data, Result
from mlp_helpers import DataError
from mlp_helpers.data import load_mnist

RESULTS = Path(__file__).with_name("training.json")
WIDTHS = (64, 256, 1024, 4096)
SIZES = (6_000, 20_000, 60_000)


def main() -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("--epochs", type=int, default=5, help="for each but the lecture's loop")
    parser.add_argument("--lecture-epochs", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="IDX files of full-size data")
    parser.add_argument("--no-growth", action="store_true", help="skip widths and sizes")
    options = parser.parse_args()
    data = _data(options.folder)
    device = _device()
    print(f"{data.name}, {len(data.X):,} + {len(data.X_test):,} images, on {device}")
    results = _run_all(data, options)
    print(_table(results))
    record = _record(results, data, device)
    if not options.no_growth:
        record["growth"] = _growth(data)
    aside = RESULTS.with_suffix(".tmp")
    aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    aside.replace(RESULTS)
    return 0


def _data(folder: Path | None) -> Data:
    """Return the full MNIST where it is, else Fashion-MNIST, else the bundled digits."""
    tries: list[dict[str, Any]] = [
        {"source": "full", "dataset": "MNIST", "folder": folder, "download": False},
        {"source": "full", "dataset": "FashionMNIST", "folder": folder, "download": False},
        {"source": "bundled"},
    ]
    for wanted in tries:
        try:
            return Data.of(*load_mnist(**wanted, verbose=False))
        except DataError as error:
            print(f"not used: {error}", file=sys.stderr)
    raise AssertionError("the bundled digits are always there")


def _device() -> str:
    if torch.cuda.is_available():
        return torch.cuda.get_device_name()
    return f"CPU, {torch.get_num_threads()} threads"


def _run_all(data: Data, options: argparse.Namespace) -> list[Result]:
    results = []
    for contender in contenders.ALL:
        lecture = contender is contenders.lecture
        epochs = options.lecture_epochs if lecture else options.epochs
        result = contender(data, epochs)
        if result is not None:
            results.append(result)
            print(f"  {result.name}: {result.total:.2f} s per epoch", flush=True)
    return results


def _table(results: list[Result]) -> str:
    base = results[0].total
    rows = [
        f"{'':34} {'train':>8} {'evaluate':>9} {'together':>9} {'speed-up':>9} "
        f"{'test accuracy':>14} {'peak memory':>12}"
    ]
    for result in results:
        memory = f"{result.peak_megabytes:,.0f} MB" if result.peak_megabytes else ""
        accuracy = f"{result.accuracy:.3f}" if result.accuracy else ""
        rows.append(
            f"{result.name:34} {result.train:>6.2f} s {result.evaluate:>7.2f} s "
            f"{result.total:>7.2f} s {base / result.total:>8.1f}x {accuracy:>14} {memory:>12}"
        )
    return "\n".join(rows)


def _record(results: list[Result], data: Data, device: str) -> dict[str, Any]:
    by_name = {result.key: result for result in results}
    lecture, ours, limit = by_name["lecture"], by_name["ours"], by_name["limit"]
    return {
        "device": device,
        "dataset": f"{data.name}, {len(data.X)} + {len(data.X_test)}",
        "lecture_s_per_epoch": lecture.total,
        "ours_s_per_epoch": ours.total,
        "ours_train_s_per_epoch": ours.train,
        "limit_s_per_epoch": limit.train,
        "speedup_over_lecture": lecture.total / ours.total,
        "ratio_to_limit": ours.train / limit.train,
        "contenders": {result.key: result.as_dict() for result in results},
    }


def _growth(data: Data) -> dict[str, Any]:
    """Measure our training and the bare products for other widths and sizes."""
    growth: dict[str, Any] = {"width": {}, "examples": {}}
    print(f"\n{'':22} {'ours, train':>12} {'bare products':>14} {'ratio':>6}")
    for kind, values in (("width", WIDTHS), ("examples", SIZES)):
        for value in values:
            part = data.first(value) if kind == "examples" else data.first(12_000)
            width = value if kind == "width" else 256
            pairs = [
                (contenders.ours(part, 2, width).train, contenders.limit(part, 2, width).train)
                for _ in range(2)
            ]
            ours, limit = (statistics.median(column) for column in zip(*pairs, strict=True))
            growth[kind][value] = {"ours_train_s": ours, "limit_s": limit, "ratio": ours / limit}
            label = f"{kind} {value:,}"
            print(f"{label:22} {ours:>10.3f} s {limit:>12.3f} s {ours / limit:>6.2f}", flush=True)
    return growth


if __name__ == "__main__":
    sys.exit(main())
