"""Recognise a formula that is right but for one slip, whichever of the sixteen it is.

Each formula is written here as students write it, often in several forms. Every way of changing it
at a single place is tried, and a slip is named by its kind if it gives the values.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Sequence
from types import CodeType
from typing import Any

import numpy as np

from mlp_helpers.checks.core.compare import RTOL, close
from mlp_helpers.numerics.activations import GELU_SCALE, Array, elu, sigmoid, softplus, swish

_GATE = "t = tanh(root * (x + 0.044715 * x**3))\n"
_PRODUCT = "0.5 * (1 + t) + 0.5 * x * (1 - t**2) * "

VALUES = {
    "relu": ("maximum(x, 0)",),
    "sigmoid": (
        "1 / (1 + exp(-x))",
        "exp(x) / (1 + exp(x))",
        "e = exp(-abs(x))\nwhere(x >= 0, 1 / (1 + e), e / (1 + e))",
    ),
    "tanh": (
        "(1 - exp(-2 * x)) / (1 + exp(-2 * x))",
        "e = exp(-2 * x)\n(1 - e) / (1 + e)",
        "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        "2 * sigmoid(2 * x) - 1",
        "e = exp(-2 * abs(x))\nwhere(x >= 0, (1 - e) / (1 + e), (e - 1) / (e + 1))",
    ),
    "elu": ("where(x > 0, x, alpha * (exp(x) - 1))",),
    "leaky_relu": ("where(x > 0, x, alpha * x)", "maximum(x, 0) + alpha * minimum(x, 0)"),
    "gelu": ("0.5 * x * (1 + tanh(root * (x + 0.044715 * x**3)))",),
    "swish": ("x * sigmoid(x)", "x / (1 + exp(-x))"),
    "mish": (
        "x * tanh(log(1 + exp(x)))",
        "x * tanh(softplus(x))",
        "x * tanh(maximum(x, 0) + log(1 + exp(-abs(x))))",
    ),
}
"""The values, by name of the activation."""

SLOPES = {
    "relu": ("where(x > 0, 1, 0)",),
    "sigmoid": (
        "sigmoid(x) * (1 - sigmoid(x))",
        "s = sigmoid(x)\ns * (1 - s)",
        "exp(-x) / (1 + exp(-x))**2",
        "e = exp(-abs(x))\ne / (1 + e)**2",
    ),
    "tanh": (
        "1 - tanh(x)**2",
        "1 / cosh(x)**2",
        "s = sigmoid(2 * x)\n4 * s * (1 - s)",
        "e = exp(-2 * abs(x))\n4 * e / (1 + e)**2",
    ),
    "elu": ("where(x > 0, 1, alpha * exp(x))", "where(x > 0, 1, elu(x, alpha) + alpha)"),
    "leaky_relu": ("where(x > 0, 1, alpha)",),
    "gelu": (
        _GATE + _PRODUCT + "root * (1 + 3 * 0.044715 * x**2)",
        _GATE + _PRODUCT + "root * (1 + 0.134145 * x**2)",
        _GATE + "0.5 * (1 + t + x * (1 - t**2) * root * (1 + 3 * 0.044715 * x**2))",
    ),
    "swish": (
        "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))",
        "s = sigmoid(x)\ns + x * s * (1 - s)",
        "sigmoid(x) * (1 + x * (1 - sigmoid(x)))",
        "swish(x) + sigmoid(x) * (1 - swish(x))",
    ),
    "mish": (
        "t = tanh(log(1 + exp(x)))\nt + x * (1 - t**2) * sigmoid(x)",
        "tanh(softplus(x)) + x * (1 - tanh(softplus(x))**2) * sigmoid(x)",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) * exp(x) / (1 + exp(x))",
        "t = tanh(softplus(x))\nt + x * (1 - t**2) / (1 + exp(-x))",
    ),
}
"""The slopes, by name of the activation."""

_NUMPY = "abs arctan cos cosh exp exp2 log log2 log10 maximum minimum sin sinh tan tanh where"
_NAMES: dict[str, Any] = {name: getattr(np, name) for name in _NUMPY.split()} | {
    "elu": elu,
    "exp10": lambda x: 10.0**x,
    "sigmoid": sigmoid,
    "softplus": softplus,
    "swish": swish,
    "root": GELU_SCALE,
}

_OTHER_FUNCTIONS = {
    "tanh": ("sigmoid", "sin", "tan", "arctan"),
    "sigmoid": ("tanh", "softplus", "exp"),
    "softplus": ("sigmoid", "exp"),
    "swish": ("sigmoid", "tanh"),
    "exp": ("exp2", "exp10"),
    "log": ("log2", "log10"),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "cosh": ("cos", "sinh", "tanh"),
}
_SIGNS: dict[type, type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
_OPERATORS: dict[type, tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Mult,),
    ast.Mult: (ast.Add, ast.Sub, ast.Div),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}


_VARIABLES = {"x", "t", "alpha"}
_WHATS = ("order", "sign", "parenthesis", "part", "number", "function", "name", "operator", "extra")
KINDS = tuple(f"slip-{what}" for what in _WHATS)
"""The kinds of slips, the likeliest first: a value that several kinds give is called by it."""


def kind_of_slip(got: Array, x: Array, alphas: Sequence[float], name: str, *, slope: bool) -> str:
    """Return the likeliest kind of slip that gives `got`, or an empty string."""
    (_, formula), *slips = _compiled(name, slope)
    right = _run(formula, x, alphas)
    fitting = set()
    for kind, slip in slips:
        wrong = _run(slip, x, alphas)
        if close(got, wrong, RTOL) and not close(wrong, right, RTOL):
            fitting.add(kind)
    return next((kind for kind in KINDS if kind in fitting), "")


def _run(code: CodeType, x: Array, alphas: Sequence[float]) -> Array:
    names: dict[str, Any] = {"x": x, "alpha": next(iter(alphas), 1.0)}
    try:
        with np.errstate(all="ignore"):
            exec(code, _NAMES | {"__builtins__": {}}, names)
        return np.asarray(names["result"] + 0.0)
    except (ArithmeticError, NameError, TypeError, ValueError):
        return np.empty(0)  # the slip leaves nothing to compute


@functools.cache
def _compiled(name: str, slope: bool) -> tuple[tuple[str, CodeType], ...]:
    """Return the formula as it is, and every slip in each of its forms, ready to be run."""
    sources: list[tuple[str, str]] = []
    for form in (SLOPES if slope else VALUES)[name]:
        *lines, last = form.splitlines()
        tree = ast.parse("\n".join([*lines, f"result = {last}"]))
        sources += [("", ast.unparse(tree)), *_slips(tree)]
    return tuple(
        (kind, compile(source, "<slip>", "exec")) for kind, source in dict.fromkeys(sources)
    )


def _slips(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each kind of slip with the source that it leads to; the tree stays as it is."""
    names = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & _VARIABLES)
    for parent in list(ast.walk(tree)):
        for field, value in list(ast.iter_fields(parent)):
            nodes = value if isinstance(value, list) else [value]
            for index, node in enumerate(nodes):
                if not isinstance(node, ast.expr) or _is_stored(node):
                    continue
                for kind, change in _changes(node, names):
                    changed = [*nodes[:index], change, *nodes[index + 1 :]]
                    setattr(parent, field, changed if nodes is value else change)
                    yield kind, ast.unparse(tree)
                setattr(parent, field, value)


def _changes(node: ast.expr, names: Sequence[str]) -> Iterator[tuple[str, ast.expr]]:
    """Yield each kind of slip at this place, with what then stands there."""
    if isinstance(node, ast.BinOp):
        yield from _of_operation(node)
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.UnaryOp):
        yield "slip-sign", node.operand
    elif isinstance(node, ast.Compare):
        yield "slip-order", ast.Compare(node.left, [ast.Lt()], node.comparators)
    elif isinstance(node, ast.Constant) and isinstance(value := node.value, int | float) and value:
        numbers = {value + 1, value - 1, 2 * value, value / 2, value / 10, 10 * value} - {0}
        yield from (("slip-number", ast.Constant(number)) for number in sorted(numbers))
    elif isinstance(node, ast.Name) and node.id in _VARIABLES:
        yield from (("slip-name", _name(other)) for other in names if other != node.id)
    if not isinstance(node, ast.Constant | ast.Compare | ast.Name) or _is_variable(node):
        yield "slip-sign", ast.UnaryOp(ast.USub(), node)
        for name in names:
            yield "slip-extra", ast.BinOp(node, ast.Mult(), _name(name))
            yield "slip-extra", ast.BinOp(node, ast.Add(), _name(name))
        yield "slip-extra", ast.BinOp(node, ast.Pow(), ast.Constant(2))


def _of_operation(node: ast.BinOp) -> Iterator[tuple[str, ast.expr]]:
    left, operator, right = node.left, node.op, node.right
    if type(operator) in _SIGNS:
        yield "slip-sign", ast.BinOp(left, _SIGNS[type(operator)](), right)
    if isinstance(operator, ast.Sub | ast.Div):
        yield "slip-order", ast.BinOp(right, operator, left)
    for other in _OPERATORS.get(type(operator), ()):
        yield "slip-operator", ast.BinOp(left, other(), right)
    yield "slip-part", left
    yield "slip-part", right
    if isinstance(right, ast.BinOp):
        rest = ast.BinOp(left, operator, right.left)
        yield "slip-parenthesis", ast.BinOp(rest, right.op, right.right)
    if isinstance(left, ast.BinOp):
        rest = ast.BinOp(left.right, operator, right)
        yield "slip-parenthesis", ast.BinOp(left.left, left.op, rest)
    if isinstance(left, ast.Call) and len(left.args) == 1:
        inside = ast.BinOp(left.args[0], operator, right)
        yield "slip-parenthesis", ast.Call(left.func, [inside], [])


def _of_call(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    assert isinstance(node.func, ast.Name)
    for other in _OTHER_FUNCTIONS.get(node.func.id, ()):
        yield "slip-function", ast.Call(_name(other), node.args, [])
    if len(node.args) == 1:
        (inside,) = node.args
        yield "slip-part", inside
        if isinstance(inside, ast.BinOp):
            early = ast.Call(node.func, [inside.left], [])
            yield "slip-parenthesis", ast.BinOp(early, inside.op, inside.right)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _is_variable(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in _VARIABLES


def _is_stored(node: ast.expr) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store)
