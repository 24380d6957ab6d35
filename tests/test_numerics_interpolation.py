"""Models that go through every training point."""

import numpy as np

from mlp_helpers.numerics import interpolation


def test_one_hot() -> None:
    assert interpolation.one_hot(np.array([2, 0]), 3).tolist() == [[0, 0, 1], [1, 0, 0]]


def test_laplace_kernel_by_distances() -> None:
    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    kernel = interpolation.laplace_kernel(A, B, length=2.0)
    np.testing.assert_allclose(
        kernel, np.exp(-np.linalg.norm(A[:, None] - B, axis=2) / 2.0), rtol=1e-10
    )


def test_kernel_regression_meets_every_target() -> None:
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(20, 3)), rng.normal(size=(20, 2))
    np.testing.assert_allclose(interpolation.kernel_regression(X, Y, X, 1.0), Y, atol=1e-6)


def test_minimum_norm_fit_below_and_above_the_threshold() -> None:
    rng = np.random.default_rng(0)
    Y = rng.normal(size=(8, 2))
    few, many = rng.normal(size=(8, 3)), rng.normal(size=(8, 30))
    weights = interpolation.minimum_norm_fit(few, Y)
    np.testing.assert_allclose(few.T @ (few @ weights - Y), 0, atol=1e-10)
    weights = interpolation.minimum_norm_fit(many, Y)
    np.testing.assert_allclose(many @ weights, Y)
    # Example norm: nothing in it that the rows of H do not ask for.
    rows = np.linalg.qr(many.T)[0]
    np.testing.assert_allclose(rows @ (rows.T @ weights), weights)
