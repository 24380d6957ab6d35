"""Assignment 05: each wrong formula fails under its own name, and generators are drawn from."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import numpy as np
import pytest

from mlp_helpers.checks import vanishing_gradients as check
from mlp_helpers.checks.core.own_work import unwatched
from mlp_helpers.checks.vanishing_gradients.deep_net import Net
from mlp_helpers.checks.vanishing_gradients.gradient_norms import wrong_gradient_norms
from mlp_helpers.checks.vanishing_gradients.jacobian_log_norms import wrong_log_norms
from mlp_helpers.checks.vanishing_gradients.output_jacobian import wrong_jacobians
from mlp_helpers.numerics import depth
from mlp_helpers.numerics.activations import tanh, tanh_prime

rng = np.random.default_rng(0)
NET: Net = [rng.normal(size=(4, 4)) for _ in range(3)], [rng.normal(size=4) for _ in range(3)]
PARAMS = [(rng.normal(size=(4, 4)), rng.normal(size=(1, 4))) for _ in range(3)]
BATCH: Any = rng.normal(size=(5, 4)), rng.integers(4, size=5)
SEEDS = range(2)


def slugs(suspects: list[Any]) -> list[tuple[str, int]]:
    """Return the mistakes, and the number of each among those of one name."""
    names = [slug for slug, _ in suspects]
    return [(slug, names[:i].count(slug)) for i, slug in enumerate(names)]


def made(suspects: list[Any], slug: str, nth: int) -> Any:
    wrong = [wrong for name, wrong in suspects if name == slug][nth]
    return wrong() if callable(wrong) else wrong


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("slug", "nth"), slugs(wrong_jacobians(NET, tanh_prime, 1)))
def test_each_wrong_jacobian_fails_and_is_named(slug: str, nth: int, seed: int) -> None:
    @unwatched()
    def output_jacobian(Ws: Any, zs: Any, phi_prime: Any, layer: int) -> Any:
        if layer == len(Ws):
            return np.eye(len(zs[-1]))
        return made(wrong_jacobians((Ws, zs), phi_prime, layer), slug, nth)

    report = check.output_jacobian.examine(output_jacobian, hidden_seed=seed)
    assert report.points < 4
    assert report.mistake == f"05/output_jacobian/{slug}"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("slug", "nth"), slugs(wrong_log_norms(NET, tanh_prime)))
def test_each_wrong_log_norm_fails_and_is_named(slug: str, nth: int, seed: int) -> None:
    @unwatched()
    def jacobian_log_norms(Ws: Any, zs: Any, phi_prime: Any) -> Any:
        return made(wrong_log_norms((Ws, zs), phi_prime), slug, nth)

    report = check.jacobian_log_norms.examine(jacobian_log_norms, hidden_seed=seed)
    assert report.points < 5
    assert report.mistake == f"05/jacobian_log_norms/{slug}"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("slug", "nth"), slugs(wrong_gradient_norms(PARAMS, *BATCH)))
def test_each_wrong_gradient_norm_fails_and_is_named(slug: str, nth: int, seed: int) -> None:
    @unwatched()
    def gradient_norms(params: Any, X: Any, y: Any) -> Any:
        return made(wrong_gradient_norms(params, X, y), slug, nth)

    report = check.gradient_norms.examine(gradient_norms, hidden_seed=seed)
    assert report.points < 6
    assert report.mistake == f"05/gradient_norms/{slug}"


def test_a_factor_common_to_all_layers_is_charged_once() -> None:
    @unwatched()
    def gradient_norms(params: Any, X: Any, y: Any) -> Any:
        return len(y) * depth.gradient_norms(params, X, y, tanh, tanh_prime)

    report = check.gradient_norms.examine(gradient_norms)
    assert report.points == 5
    assert report.mistake == "05/gradient_norms/not-averaged"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("slug", "points"),
    [
        ("bias-lost", 5),
        ("tanh-on-output", 5),
        ("softmax-twice", 5),
        ("squared-error", 5),
        ("squared-norm", 5),
        ("no-phi-prime", 3.5),
        ("phi-prime-of-h", 3.5),
    ],
)
def test_one_slip_costs_its_own_part_and_the_others_say_so(
    slug: str, points: float, seed: int
) -> None:
    @unwatched()
    def gradient_norms(params: Any, X: Any, y: Any) -> Any:
        return made(wrong_gradient_norms(params, X, y), slug, 0)

    report = check.gradient_norms.examine(gradient_norms, hidden_seed=seed)
    assert report.points == points
    assert report.parts[-1].notes == ("judged with the slip above as it is: it is charged once",)


def test_an_exception_shows_the_parts_that_follow_as_not_judged() -> None:
    def gradient_norms(params: Any, X: Any, y: Any) -> Any:
        raise ValueError("somewhere")

    report = check.gradient_norms.examine(gradient_norms)
    assert report.as_text().count("not judged yet") == len(report.parts) - 1


def test_an_exception_where_all_units_are_off_costs_that_part_only() -> None:
    @unwatched()
    def jacobian_log_norms(Ws: Any, zs: Any, phi_prime: Any) -> Any:
        if not all(np.any(phi_prime(z)) for z in zs):
            raise ZeroDivisionError
        return depth.jacobian_log_norms(Ws, zs, phi_prime)

    report = check.jacobian_log_norms.examine(jacobian_log_norms)
    assert [part.passed for part in report.parts] == [True, True, True, False, True]


def test_a_jacobian_that_is_printed_is_named() -> None:
    @unwatched()
    def output_jacobian(Ws: Any, zs: Any, phi_prime: Any, layer: int) -> None:
        print(depth.output_jacobian(Ws, zs, phi_prime, layer))

    report = check.output_jacobian.examine(output_jacobian)
    assert report.mistake == "05/output_jacobian/printed"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("form", "slug"),
    [(lambda logs: np.log(10) * logs, "natural-log"), (lambda logs: logs[::-1], "list-reversed")],
)
def test_log_norms_in_another_form_cost_one_part_only(form: Any, slug: str, seed: int) -> None:
    @unwatched()
    def jacobian_log_norms(Ws: Any, zs: Any, phi_prime: Any) -> Any:
        return form(depth.jacobian_log_norms(Ws, zs, phi_prime))

    report = check.jacobian_log_norms.examine(jacobian_log_norms, hidden_seed=seed)
    assert report.points == 4
    assert report.mistake == f"05/jacobian_log_norms/{slug}"


def test_another_norm_costs_one_part_only_in_deep_nets_as_well() -> None:
    @unwatched()
    def jacobian_log_norms(Ws: Any, zs: Any, phi_prime: Any) -> Any:
        J, total, logs = np.eye(Ws[0].shape[1]), 0.0, []
        for W, z in zip(Ws, zs, strict=True):
            J = phi_prime(z)[:, None] * W @ J
            with np.errstate(divide="ignore"):
                total += np.log10(size := np.abs(J).sum())
            J = J / (size or 1)
            logs.append(total)
        return np.array(logs)

    report = check.jacobian_log_norms.examine(jacobian_log_norms)
    assert report.points == 4
    assert report.mistake == "05/jacobian_log_norms/absolute-values"


def test_norms_in_reverse_order_cost_one_part_only() -> None:
    @unwatched()
    def gradient_norms(params: Any, X: Any, y: Any) -> Any:
        return depth.gradient_norms(params, X, y, tanh, tanh_prime)[::-1]

    report = check.gradient_norms.examine(gradient_norms)
    assert report.points == 5
    assert report.mistake == "05/gradient_norms/output-first"


def layers(sizes: list[int], activation: str, rng: np.random.Generator) -> Any:
    return [
        (rng.normal(scale=depth.init_std(m, activation), size=(m, n)), np.zeros((1, n)))
        for m, n in itertools.pairwise(sizes)
    ]


@pytest.mark.parametrize(
    ("slug", "of"),
    [
        ("rng-copied", copy.deepcopy),
        ("own-seed", lambda rng: np.random.default_rng(7)),
        ("global-generator", lambda rng: np.random.default_rng()),
    ],
)
def test_draws_from_elsewhere_cost_their_part_only(slug: str, of: Any) -> None:
    @unwatched()
    def init_params(sizes: list[int], activation: str, rng: np.random.Generator) -> Any:
        return layers(sizes, activation, of(rng))

    report = check.init_params.examine(init_params, unwatched()(depth.init_std))
    assert report.points == 3
    assert report.mistake == f"05/init_params/{slug}"


def test_the_layers_are_judged_against_the_students_own_deviation() -> None:
    @unwatched()
    def init_std(fan_in: int, activation: str) -> float:
        return 3 * depth.init_std(fan_in, activation)

    @unwatched()
    def init_params(sizes: list[int], activation: str, rng: np.random.Generator) -> Any:
        return [(3 * W, b) for W, b in layers(sizes, activation, rng)]

    assert check.init_std.examine(init_std).points == 0
    assert check.init_params.examine(init_params, init_std).points == 4


def test_where_the_own_deviation_is_no_positive_number_it_is_named_and_not_the_layers() -> None:
    def init_std(fan_in: int, activation: str) -> float:
        return float((2 // fan_in) ** 0.5)

    def init_params(sizes: list[int], activation: str, rng: np.random.Generator) -> Any:
        return [
            (init_std(m, activation) * rng.standard_normal((m, n)), np.zeros((1, n)))
            for m, n in itertools.pairwise(sizes)
        ]

    for seed in (None, 1, 2):
        report = check.init_params.examine(init_params, init_std, hidden_seed=seed)
        assert report.mistake == "05/init_std/zero"
