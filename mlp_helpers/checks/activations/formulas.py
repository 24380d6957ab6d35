"""Recognise a formula that is right but for one slip, whichever of the sixteen it is.

Each formula is written as students write it, often in several forms. Every way of changing it
at a single place is tried, and a slip is named by its kind if it gives the values.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Sequence
from types import CodeType
from typing import Any

import numpy as np

from mlp_helpers.checks.core import RTOL, close
from mlp_helpers.checks.core.mutations import Change, Operators, mutations, of_operation
from mlp_helpers.numerics.activations import GELU_SCALE, Array, elu, sigmoid, softplus, swish

KINDS = ("order", "sign", "parenthesis", "part", "number", "function", "name", "operator", "extra")
"""The kinds of slips, the likeliest first: a value that several kinds give is called by it."""

_NUMPY = "abs arctan cos cosh exp exp2 log log2 log10 maximum minimum sin sinh tan tanh where"
_NAMES: dict[str, Any] = {name: getattr(np, name) for name in _NUMPY.split()} | {
    "elu": elu,
    "exp10": lambda x: 10.0**x,
    "sigmoid": sigmoid,
    "softplus": softplus,
    "swish": swish,
    "root": GELU_SCALE,
}
_VARIABLES = {"x", "t", "alpha"}
_FUNCTIONS = {
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
_OPERATORS: Operators = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Sub, ast.Div),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}


def kind_of_slip(
    got: Array, x: Array, alphas: Sequence[float], right: Array, forms: tuple[str, ...]
) -> str:
    """Return the likeliest kind of slip in one of `forms` that gives `got` and not `right`."""
    fitting = set()
    for kind, slip in _slips(forms):
        wrong = _run(slip, x, alphas)
        if close(got, wrong, RTOL) and not close(wrong, right, RTOL):
            fitting.add(kind)
    return next((f"slip-{kind}" for kind in KINDS if kind in fitting), "")


def evaluate(formula: str, x: Array, alphas: Sequence[float] = ()) -> Array:
    """Return what a formula gives: lines of Python whose last is an expression of x and alpha."""
    return _run(compile(_parsed(formula), "<formula>", "exec"), x, alphas)


def _parsed(formula: str) -> ast.Module:
    *lines, last = formula.splitlines()
    return ast.parse("\n".join([*lines, f"result = {last}"]))


@functools.cache
def _slips(forms: tuple[str, ...]) -> list[tuple[str, CodeType]]:
    """Return every slip in each of the forms, ready to be run."""
    made = [mutation for form in forms for mutation in mutations(_parsed(form), _changes)]
    sources = dict.fromkeys((mutation.kind, mutation.source) for mutation in made)
    return [(kind, compile(source, "<slip>", "exec")) for kind, source in sources]


def _run(code: CodeType, x: Array, alphas: Sequence[float]) -> Array:
    names: dict[str, Any] = {"x": x, "alpha": next(iter(alphas), 1.0)}
    try:
        with np.errstate(all="ignore"):
            exec(code, _NAMES | {"__builtins__": {}}, names)
        return np.asarray(names["result"] + 0.0)
    except (ArithmeticError, NameError, TypeError, ValueError):
        return np.empty(0)  # the slip leaves nothing to compute


def _changes(node: ast.AST, formula: ast.AST) -> Iterator[Change]:
    """Yield each kind of slip at this place, with what then stands there."""
    if not isinstance(node, ast.expr) or isinstance(getattr(node, "ctx", None), ast.Store):
        return
    used = {each.id for each in ast.walk(formula) if isinstance(each, ast.Name)}
    names = sorted(used & _VARIABLES)
    is_variable = isinstance(node, ast.Name) and node.id in names
    if isinstance(node, ast.BinOp):
        yield from of_operation(node, _OPERATORS, (ast.Sub, ast.Div))
        yield from _parentheses(node)
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.UnaryOp):
        yield "sign", node.operand
    elif isinstance(node, ast.Compare):
        yield "order", ast.Compare(node.left, [ast.Lt()], node.comparators)
    elif isinstance(node, ast.Constant) and isinstance(value := node.value, int | float) and value:
        numbers = {value + 1, value - 1, 2 * value, value / 2, value / 10, 10 * value} - {0}
        yield from (("number", ast.Constant(number)) for number in sorted(numbers))
    elif isinstance(node, ast.Name) and is_variable:
        yield from (("name", _name(other)) for other in names if other != node.id)
    if is_variable or not isinstance(node, ast.Constant | ast.Compare | ast.Name):
        yield "sign", ast.UnaryOp(ast.USub(), node)
        for name in names:
            yield "extra", ast.BinOp(node, ast.Mult(), _name(name))
            yield "extra", ast.BinOp(node, ast.Add(), _name(name))
        yield "extra", ast.BinOp(node, ast.Pow(), ast.Constant(2))


def _parentheses(node: ast.BinOp) -> Iterator[Change]:
    left, operator, right = node.left, node.op, node.right
    if isinstance(right, ast.Call) and len(right.args) == 1:
        inside = ast.BinOp(left, operator, right.args[0])
        yield "parenthesis", ast.Call(right.func, [inside], [])
    if isinstance(left, ast.BinOp) and isinstance(call := left.right, ast.Call) and call.args[:1]:
        taken = ast.Call(call.func, [ast.BinOp(call.args[0], operator, right)], [])
        yield "parenthesis", ast.BinOp(left.left, left.op, taken)
    if isinstance(right, ast.BinOp):
        rest = ast.BinOp(left, operator, right.left)
        yield "parenthesis", ast.BinOp(rest, right.op, right.right)
    if isinstance(left, ast.BinOp):
        rest = ast.BinOp(left.right, operator, right)
        yield "parenthesis", ast.BinOp(left.left, left.op, rest)
    if isinstance(left, ast.Call) and len(left.args) == 1:
        inside = ast.BinOp(left.args[0], operator, right)
        yield "parenthesis", ast.Call(left.func, [inside], [])


def _of_call(node: ast.Call) -> Iterator[Change]:
    assert isinstance(node.func, ast.Name)
    for other in _FUNCTIONS.get(node.func.id, ()):
        yield "function", ast.Call(_name(other), node.args, [])
    if len(node.args) == 1:
        (inside,) = node.args
        yield "part", inside
        if isinstance(inside, ast.BinOp):
            early = ast.Call(node.func, [inside.left], [])
            yield "parenthesis", ast.BinOp(early, inside.op, inside.right)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())
