"""Machine-made mistakes: small changes to a reference solution, one at a time.

The tools for whole packages rewrite files and run a test suite for each change; a notebook's cell
with its solution region fits none of them, so the mutations stand here, each a few lines on `ast`.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
Path = tuple[tuple[str, int | None], ...]

_OPERATORS: dict[type, tuple[type, ...]] = {
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
    found: dict[str, Mutant] = {}
    for path, node in _walk(tree):
        line = getattr(node, "lineno", None)
        if line is None or not any(line in region for region in regions):
            continue
        for change in _variants(node, _names_in_scope(tree, path)):
            changed = _replaced(tree, path, change)
            source = ast.unparse(ast.fix_missing_locations(changed))
            if source != original and source not in found:
                found[source] = Mutant(source, line, f"{_text(node)} -> {_text(change)}")
    return list(found.values())


def _regions(cell: str) -> list[range]:
    lines = cell.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if BEGIN in line]
    ends = [number for number, line in enumerate(lines, 1) if END in line]
    return [range(start + 1, end) for start, end in zip(starts, ends, strict=True)]


def _walk(node: ast.AST, path: Path = ()) -> Iterator[tuple[Path, ast.AST]]:
    yield path, node
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, (field, None)))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _walk(item, (*path, (field, index)))


def _replaced(tree: ast.Module, path: Path, change: ast.AST) -> ast.Module:
    changed = copy.deepcopy(tree)
    parent: Any = changed
    for field, index in path[:-1]:
        parent = getattr(parent, field) if index is None else getattr(parent, field)[index]
    field, index = path[-1]
    if index is None:
        setattr(parent, field, copy.deepcopy(change))
    else:
        getattr(parent, field)[index] = copy.deepcopy(change)
    return changed


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())[:80]


def _names_in_scope(tree: ast.Module, path: Path) -> list[str]:
    """Return the local names of the innermost function around `path`, in order of appearance."""
    node: Any = tree
    scope: ast.AST | None = None
    for field, index in path:
        node = getattr(node, field) if index is None else getattr(node, field)[index]
        if isinstance(node, ast.FunctionDef):
            scope = node
    if scope is None:
        return []
    names = [arg.arg for arg in ast.walk(scope) if isinstance(arg, ast.arg)]
    names += [
        name.id
        for name in ast.walk(scope)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    ]
    return list(dict.fromkeys(name for name in names if name != "self"))


def _variants(node: ast.AST, names: list[str]) -> Iterator[ast.AST]:
    """Yield what may stand in place of `node`."""
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.BinOp):
        yield from (ast.BinOp(node.left, op(), node.right) for op in _others(node.op))
        yield from (node.left, node.right)
        if not isinstance(node.op, ast.Add | ast.Mult):
            yield ast.BinOp(node.right, node.op, node.left)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from (ast.Compare(node.left, [op()], node.comparators) for op in _others(node.ops[0]))
    elif isinstance(node, ast.BoolOp):
        yield from (ast.BoolOp(op(), node.values) for op in _others(node.op))
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


def _others(operator: ast.AST) -> tuple[type, ...]:
    return _OPERATORS.get(type(operator), ())


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
        yield from (ast.AugAssign(node.target, op(), node.value) for op in _others(node.op))
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        target, value = node.targets[0], node.value
        if isinstance(value.left, ast.Name):
            yield ast.Assign([target], value.left)
            if ast.unparse(target) == value.left.id:  # in place instead of a new array
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
