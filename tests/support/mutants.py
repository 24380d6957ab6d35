"""Machine-made mistakes: small changes to a reference solution, one at a time.

The tools for whole packages rewrite files and run a test suite for each change; a notebook's cell
with its solution region fits none of them. What is changed in students' Python stands here; how a
change is made, in `mlp_helpers.checks.core.mutations`.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mlp_helpers.checks.core.mutations import Change, Operators, mutations, of_operation, operators

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"

_OPERATORS: Operators = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
_EXCHANGED = (ast.Sub, ast.MatMult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.BitAnd, ast.BitOr)
_NAMES = {
    "sum": ("mean", "max"),
    "mean": ("sum", "median"),
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "any": ("all",),
    "all": ("any",),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
    "ones": ("zeros",),
    "ones_like": ("zeros_like",),
    "exp": ("expm1",),
    "expm1": ("exp",),
    "log1p": ("log",),
    "sqrt": ("square",),
    "tanh": ("sin",),
    "diff": ("cumsum",),
    "outer": ("dot",),
    "relu": ("tanh", "leaky_relu"),
    "kaiming_normal_": ("xavier_normal_", "kaiming_uniform_"),
    "zeros_": ("ones_",),
    "CrossEntropyLoss": ("NLLLoss",),
    "Adam": ("SGD", "AdamW"),
    "append": ("count",),
    "floor": ("ceil",),
    "ceil": ("floor",),
}
_TRANSPARENT = {"abs", "sqrt", "sort", "sorted", "unique", "array", "asarray", "float", "copy"}
"""Calls whose argument alone would be a typical mistake: a missing copy, root or sort."""


@dataclass(frozen=True)
class Mutant:
    """A changed source, and what was changed where."""

    source: str
    line: int
    change: str


def mutants(cell: str) -> list[Mutant]:
    """Return every mutant of a solution cell; only its solution regions are changed."""
    regions = _regions(cell)
    tree = ast.parse(cell)
    original = ast.unparse(tree)

    def changes(node: ast.AST, scope: ast.AST) -> Iterator[Change]:
        if any(getattr(node, "lineno", None) in region for region in regions):
            yield from _changes(node, _local_names(scope))

    found: dict[str, Mutant] = {}
    for made in mutations(tree, changes):
        if made.source != original and made.source not in found:
            line: int = made.node.lineno  # type: ignore[attr-defined]
            change = f"{_text(made.node)} -> {_text(made.change)}"
            found[made.source] = Mutant(made.source, line, change)
    return list(found.values())


def _regions(cell: str) -> list[range]:
    lines = cell.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if BEGIN in line]
    ends = [number for number, line in enumerate(lines, 1) if END in line]
    return [range(start + 1, end) for start, end in zip(starts, ends, strict=True)]


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())[:80]


def _local_names(scope: ast.AST) -> list[str]:
    """Return the local names of a function, in order of appearance."""
    if not isinstance(scope, ast.FunctionDef):
        return []
    names = [arg.arg for arg in ast.walk(scope) if isinstance(arg, ast.arg)]
    names += [
        name.id
        for name in ast.walk(scope)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    ]
    return list(dict.fromkeys(name for name in names if name != "self"))


def _changes(node: ast.AST, names: list[str]) -> Iterator[Change]:
    """Yield what may stand in place of `node`, with the kind of the change."""
    if isinstance(node, ast.BinOp):
        yield from of_operation(node, _OPERATORS, _EXCHANGED)
    else:
        yield from (("", change) for change in _variants(node, names))


def _variants(node: ast.AST, names: list[str]) -> Iterator[ast.AST]:
    """Yield what may stand in place of any node but an operation."""
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        others = operators(node.ops[0], _OPERATORS)
        yield from (ast.Compare(node.left, [other], node.comparators) for other in others)
    elif isinstance(node, ast.BoolOp):
        yield from (ast.BoolOp(other, node.values) for other in operators(node.op, _OPERATORS))
        yield from node.values
    elif isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        place = names.index(node.id)
        others = names[place + 1 :] + names[:place]
        yield from (ast.Name(other, ast.Load()) for other in others[:2])
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        yield from _attributes(node)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.Slice):
        yield from _slices(node)
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) == 2:
        yield ast.Tuple(node.elts[::-1], ast.Load())


def _constants(value: Any) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, float):
        yield from (ast.Constant(value * 2), ast.Constant(value + 1.0))


def _attributes(node: ast.Attribute) -> Iterator[ast.AST]:
    if node.attr == "T":
        yield node.value
    for other in _NAMES.get(node.attr, ()):
        yield ast.Attribute(node.value, other, ast.Load())


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if len(node.args) >= 2:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    if len(node.args) == 3:
        yield ast.Call(node.func, [node.args[0], node.args[2], node.args[1]], node.keywords)
    if name in _TRANSPARENT:
        owner = isinstance(node.func, ast.Attribute) and not node.args
        yield node.func.value if owner else node.args[0]  # type: ignore[attr-defined]
    for index in range(len(node.keywords)):
        kept = node.keywords[:index] + node.keywords[index + 1 :]
        yield ast.Call(node.func, node.args, kept)


def _slices(node: ast.Slice) -> Iterator[ast.AST]:
    one = ast.Constant(1)
    if node.lower is not None:
        yield ast.Slice(None, node.upper, node.step)
    else:
        yield ast.Slice(one, node.upper, node.step)
    if node.upper is not None:
        yield ast.Slice(node.lower, None, node.step)
    else:
        yield ast.Slice(node.lower, ast.Constant(-1), node.step)


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.For | ast.While):
        yield ast.Pass()
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value)
        for other in operators(node.op, _OPERATORS):
            yield ast.AugAssign(node.target, other, node.value)
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        target, value = node.targets[0], node.value
        if isinstance(value.left, ast.Name):
            yield ast.Assign([target], value.left)
            if isinstance(target, ast.Name) and target.id == value.left.id:
                # In place instead of a new array.
                yield ast.AugAssign(target, value.op, value.right)
    if isinstance(node, ast.If):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        yield ast.If(ast.Constant(True), node.body, node.orelse)
        yield ast.If(ast.Constant(False), node.body, node.orelse)
    if isinstance(node, ast.For | ast.While):  # early end
        early = copy.deepcopy(node)
        early.body.append(ast.Break())
        yield early
    if isinstance(node, ast.Return) and node.value is not None:
        kinds = ("float16", "int64")
        function = ast.parse("np.asarray", mode="eval").body
        for kind in kinds:
            keyword = ast.keyword("dtype", ast.Constant(kind))
            yield ast.Return(ast.Call(function, [node.value], [keyword]))
        yield ast.Return(ast.Constant(None))
