"""Checks of assignment 07: an MLP on MNIST in PyTorch (statements G3 to G7 of the lecture)."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch.nn import functional as F

from mlp_helpers.checks import mlp_in_pytorch_mistakes as mistakes
from mlp_helpers.checks.core import models
from mlp_helpers.checks.core.compare import close
from mlp_helpers.checks.core.exam import Exam, check
from mlp_helpers.checks.core.plain import Ref
from mlp_helpers.data import as_tensors, load_mnist

BATCH_SIZE = 256
FLOAT32 = 2e-5
"""Tolerance for float32: sums of up to 784 products of order 1 spread by about 2e-6 between
orders of summation (measured over 1,000 seeds); the mistakes below differ by 1e-2 or more."""

Values = dict[str, torch.Tensor]


def _values(exam: Exam, d: int, h: int, q: int) -> Values:
    """Draw the parameters of a two-layer net, all of order 1 so that no mistake hides."""
    shapes = {
        "lin_1.weight": (h, d),
        "lin_1.bias": (h,),
        "lin_2.weight": (q, h),
        "lin_2.bias": (q,),
    }
    draw = {name: exam.rng.normal(size=shape) for name, shape in shapes.items()}
    draw["lin_1.weight"] *= math.sqrt(2 / d)
    return {name: torch.tensor(value, dtype=torch.float32) for name, value in draw.items()}


def _net(values: Values, X: torch.Tensor) -> torch.Tensor:
    hidden = torch.relu(X @ values["lin_1.weight"].T + values["lin_1.bias"])
    return hidden @ values["lin_2.weight"].T + values["lin_2.bias"]


def _batch(exam: Exam, n: int, q: int = 10) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw n images (n, 1, 28, 28) in [0, 1] and labels (n,)."""
    X = torch.tensor(exam.rng.random(size=(n, 1, 28, 28)), dtype=torch.float32)
    return X, torch.tensor(exam.rng.integers(q, size=n))


@check("07/data_iterators", points=3)
def data_iterators(exam: Exam, train_iter: Ref, test_iter: Ref) -> None:
    """Judge the two loaders by reading two epochs of each (G3)."""
    sets = load_mnist("bundled", verbose=False)
    for name, loader in (("train_iter", train_iter), ("test_iter", test_iter)):
        if exam.ask(models.is_blank, loader):
            exam.unfilled(f"{name} = DataLoader(...)")
    epochs = {
        "train_iter": exam.ask(models.read_epoch, train_iter, models.MOST_BATCHES, limit=60),
        "test_iter": exam.ask(models.read_epoch, test_iter, models.MOST_BATCHES, limit=60),
    }
    with exam.part(f"batches of {BATCH_SIZE}; the last, smaller one is kept", points=1):
        for dataset, (name, epoch) in zip(sets, epochs.items(), strict=True):
            _require_sizes(exam, name, epoch["sizes"], len(dataset))
    with exam.part("every digit exactly once in an epoch", points=1):
        wanted = [_digits(*as_tensors(dataset)) for dataset in sets]
        for own, other, (name, epoch) in zip(wanted, wanted[::-1], epochs.items(), strict=True):
            read = _digits(epoch["ink"][:, None], epoch["labels"])
            if not close(read, own, 1e-5):
                swapped = close(read, other, 1e-5)
                named = mistakes.WRONG_SET if swapped else None
                exam.fail(f"{name} does not give each digit of its set once", mistake=named)
    with exam.part("train_iter: a new order in each epoch", points=1):
        first = epochs["train_iter"]["ink"][:BATCH_SIZE]
        second = exam.ask(models.read_epoch, train_iter, 1)["ink"][:BATCH_SIZE]
        if torch.equal(first[: len(second)], second):
            exam.fail("two epochs began with the same digits", mistake=mistakes.NOT_SHUFFLED)


def _digits(X: torch.Tensor, y: torch.Tensor) -> np.ndarray:
    """Return the set's labels and sums of pixels, in an order of their own: (n, 2)."""
    pairs = torch.stack([y.double(), X.double().sum(1)], dim=1).numpy()
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _require_sizes(exam: Exam, name: str, sizes: list[int], n: int) -> None:
    expected = [BATCH_SIZE] * (n // BATCH_SIZE) + [n % BATCH_SIZE] * (n % BATCH_SIZE > 0)
    if sizes == expected:
        return
    dropped = sizes == expected[:-1]
    exam.fail(
        f"{name}: wrong batch sizes",
        f"expected {len(expected)} batches, {expected[0]} digits each, {expected[-1]} in the last",
        f"got      {len(sizes)} batches, {sizes[0]} digits in the first, {sizes[-1]} in the last",
        mistake=mistakes.LAST_DROPPED if dropped else None,
    )


@check("07/model", points=5)
def model(exam: Exam, MultiLayerPerceptronClass: Ref) -> None:
    """Judge the class by building it, loading parameters and running a batch (G4)."""
    d, h, q = 5, 4, 3
    with exam.part("lin_1 and lin_2 have the sizes asked for", points=1):
        net = exam.build(
            models.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        shapes = {k: tuple(v.shape) for k, v in exam.ask(models.parameters, net).items()}
        _require_shapes(exam, shapes, d, h, q)
    with exam.part("203,530 parameters by default", points=1):
        default = exam.build(models.build_model, MultiLayerPerceptronClass, {})
        count = sum(v.numel() for v in exam.ask(models.parameters, default).values())
        if count != 203_530:
            exam.fail("wrong number of parameters", "expected 203530", f"got      {count}")
    with exam.part("forward gives the logits: affine, ReLU, affine", points=2):
        net = exam.build(
            models.build_model, MultiLayerPerceptronClass, {"xdim": d, "hdim": h, "ydim": q}
        )
        values = _values(exam, d, h, q)
        X = torch.tensor(exam.rng.normal(size=(6, d)), dtype=torch.float32)
        got = exam.ask(models.run_batch, net, values, X)
        suspects = mistakes.wrong_forwards(values, X)
        given = f"X {tuple(X.shape)} and parameters of order 1"
        exam.compare("logits", got, _net(values, X), mistakes=suspects, rtol=FLOAT32, given=given)
    with exam.part("init_param: Kaiming-normal weights, zero biases", points=1):
        wide = {"xdim": 300, "hdim": 400, "ydim": 500}
        net = exam.build(models.build_model, MultiLayerPerceptronClass, wide)
        _require_kaiming(exam, exam.ask(models.parameters, net))


def _require_shapes(exam: Exam, got: dict[str, tuple[int, ...]], d: int, h: int, q: int) -> None:
    expected = {
        "lin_1.weight": (h, d),
        "lin_1.bias": (h,),
        "lin_2.weight": (q, h),
        "lin_2.bias": (q,),
    }
    if got == expected:
        return
    swapped = got.get("lin_1.weight") == (d, h) or got.get("lin_2.weight") == (h, q)
    fixed = (256, 784) in got.values() or (10, 256) in got.values()
    named = mistakes.FIXED_SIZES if fixed else mistakes.SWAPPED_SIZES if swapped else None
    wrong = next((k for k in expected if got.get(k) != expected[k]), "another parameter")
    exam.fail(
        f"{wrong}: wrong shape for xdim={d}, hdim={h}, ydim={q}",
        f"expected {expected.get(wrong, 'none')}",
        f"got      {got.get(wrong, 'none')}" if wrong in expected else f"got      {list(got)}",
        mistake=named,
    )


def _require_kaiming(exam: Exam, values: Values) -> None:
    """Judge 120,000 and 200,000 draws: their standard deviation and their kurtosis.

    The relative standard error of a deviation from n normal draws is 1/sqrt(2n), 0.2 % here, and
    the limit seven times that; Xavier is off by 34 % or more. Uniform draws have kurtosis 1.8 and
    not 3, whose standard error is sqrt(24/n) = 0.014.
    """
    for name in ("lin_1", "lin_2"):
        W = values[f"{name}.weight"].double()
        if values[f"{name}.bias"].any():
            exam.fail(f"{name}.bias does not start at zero", mistake=mistakes.BIAS_NOT_ZERO)
        std, expected = float(W.std()), math.sqrt(2 / W.shape[1])
        if abs(std / expected - 1) > 0.015:
            lines = (f"expected about {expected:.4f}", f"got            {std:.4f}")
            named = mistakes.wrong_init(std, W.shape, 0.015)
            exam.fail(f"{name}.weight: wrong standard deviation", *lines, mistake=named)
        if abs(float(((W / W.std()) ** 4).mean()) - 3) > 0.3:
            exam.fail(f"{name}.weight is not normally distributed", mistake=mistakes.UNIFORM)


@check("07/loss_and_optimizer", points=3)
def loss_and_optimizer(exam: Exam, M: Ref, loss: Ref, optm: Ref) -> None:
    """Judge the loss on logits, and the optimiser by the steps it takes (G5)."""
    if exam.ask(models.is_blank, M):
        exam.unfilled("M = ... (the class above)")
    with exam.part("loss: the cross-entropy of the logits, averaged over the batch", points=1):
        if exam.ask(models.is_blank, loss):
            exam.unfilled("loss = ...")
        Z = torch.tensor(3 * exam.rng.normal(size=(7, 10)), dtype=torch.float32)
        y = torch.tensor(exam.rng.integers(10, size=7))
        got = exam.call(loss, Z, y)
        suspects = mistakes.wrong_losses(Z, y)
        exam.compare("loss", got, F.cross_entropy(Z, y), mistakes=suspects, rtol=FLOAT32)
    with exam.part("optm: Adam with learning rate 0.001 on M's parameters", points=2):
        if exam.ask(models.is_blank, optm):
            exam.unfilled("optm = ...")
        start = exam.ask(models.parameters, M)
        steps = [
            {
                k: torch.tensor(exam.rng.normal(size=tuple(v.shape)), dtype=torch.float32)
                for k, v in start.items()
            }
            for _ in range(3)
        ]
        moved = exam.ask(models.trial_steps, M, optm, steps)
        expected = mistakes.moves("Adam", {"lr": 1e-3}, start, steps)
        # A parameter of order 0.1 keeps a move of 1e-3 to about 1e-5 in float32; the closest
        # wrong optimiser, AdamW with its default decay, differs by 5e-4.
        got = _flat(moved)
        suspects = [(m, _flat(move)) for m, move in mistakes.wrong_moves(start, steps)]
        exam.compare("the move", got, _flat(expected), mistakes=suspects, rtol=1e-4)


def _flat(values: Values) -> np.ndarray:
    return torch.cat([values[name].flatten() for name in sorted(values)]).numpy()


@check("07/func_eval", points=4)
def func_eval(exam: Exam, func_eval: Ref) -> None:
    """Judge the accuracy, the modes and the gradient tracking of an evaluation (G6)."""
    values = _values(exam, 784, 6, 10)
    sizes = (8, 8, 3)
    # 8, 3 and 1 right answers: the counts by which wrong ways of counting give other numbers.
    data, right = [], (8, 3, 1)
    for n, hits in zip(sizes, right, strict=True):
        X, _ = _batch(exam, n)
        predicted = _net(values, X.flatten(1)).argmax(1)
        data.append((X, torch.where(torch.arange(n) < hits, predicted, (predicted + 1) % 10)))
    accuracy = sum(right) / sum(sizes)
    net = exam.build(models.build_watched_mlp, values)
    device = exam.build(models.build_device, "cpu")
    outcome = exam.outcome(func_eval, net, data, device)
    calls = exam.ask(models.observed, net)
    with exam.part("the accuracy over all examples, the ragged last batch included", points=2):
        flat = [call["shape"][1:] for call in calls["calls"]]
        if outcome.fault and flat and flat[0] != (784,):
            exam.fail(
                f"the model was given a batch of shape (n, {', '.join(map(str, flat[0]))})",
                mistake=mistakes.NOT_FLATTENED,
            )
        suspects = mistakes.wrong_accuracies(sizes, right)
        got = exam.require(outcome)
        if got is None:
            exam.fail("nothing was returned")
        exam.compare("accuracy", got, accuracy, mistakes=suspects, rtol=1e-6)
    with exam.part("eval mode while predicting, no gradients, then back to train mode", points=2):
        rows = sum(call["shape"][0] for call in calls["calls"] if call["shape"][1:] == (784,))
        if rows != sum(sizes):
            exam.fail("the model did not get each example once, as a row of 784 numbers")
        if any(call["training"] for call in calls["calls"]):
            exam.fail("the model predicts in train mode", mistake=mistakes.NO_EVAL)
        if any(call["grad"] for call in calls["calls"]):
            exam.fail("gradients are tracked while predicting", mistake=mistakes.GRAD_TRACKED)
        if not calls["training"]:
            exam.fail("the model is left in eval mode", mistake=mistakes.NOT_BACK_TO_TRAIN)


@check("07/train_step", points=4)
def train_step(exam: Exam, train_step: Ref) -> None:
    """Judge two steps of training by the parameters they lead to (G7)."""
    values = _values(exam, 784, 6, 10)
    batches = [_batch(exam, 9), _batch(exam, 9)]
    net = exam.build(models.build_watched_mlp, values)
    loss = exam.build(models.build_loss, "CrossEntropyLoss")
    optm = exam.build(models.build_optimizer, "SGD", net, {"lr": 0.1})
    device = exam.build(models.build_device, "cpu")
    first, first_loss = mistakes.sgd_step(values, values, batches[0])
    with exam.part("one step: backpropagate and update", points=2):
        outcome = exam.outcome(train_step, net, *batches[0], loss, optm, device)
        got = exam.require(outcome)
        moved = exam.ask(models.parameters, net)
        grads = exam.ask(models.gradients, net)
        mistakes.require_moved(exam, values, moved, grads)
        exam.compare("parameters after one step", _flat(moved), _flat(first), rtol=FLOAT32)
        if getattr(got, "requires_grad", False):
            exam.fail("the loss that comes back holds on to its graph", mistake=mistakes.GRAPH_KEPT)
        exam.compare("the loss that comes back", got, first_loss, rtol=FLOAT32)
    with exam.part("two steps: the gradient of the first one is reset", points=2):
        exam.require(outcome)
        exam.require(exam.outcome(train_step, net, *batches[1], loss, optm, device))
        moved = exam.ask(models.parameters, net)
        second, _ = mistakes.sgd_step(first, first, batches[1])
        suspects = mistakes.wrong_second_steps(values, first, batches)
        exam.compare(
            "parameters after two steps",
            _flat(moved),
            _flat(second),
            mistakes=[(mistake, _flat(wrong)) for mistake, wrong in suspects],
            rtol=FLOAT32,
        )


@check("07/trained", points=1)
def trained(exam: Exam, M: Ref) -> None:
    """Judge the trained model by its accuracy on the bundled test digits (G7, G8)."""
    if exam.ask(models.is_blank, M):
        exam.unfilled("M = ...")
    _, test = load_mnist("bundled", verbose=False)
    X, y = as_tensors(test)
    with exam.part("at least 90 % of the 1,000 test digits are recognised", points=1):
        Z = exam.ask(models.run_batch, M, None, X)
        accuracy = float((Z.argmax(1) == y).double().mean())
        if accuracy < 0.9:
            exam.fail(f"the test accuracy is {accuracy:.3f}", hint="has M been trained?")
