"""Change Python at one place at a time: mutants of a solution, slips in a formula."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Change = tuple[str, ast.AST]
"""What kind of change it is, and what then stands at the place."""

Changes = Callable[[ast.AST, ast.AST], Iterable[Change]]
"""Yields the changes of a node, given the function (or the module) that it stands in, too."""

Operators = Mapping[type, Sequence[type]]
"""The operators that are taken for another one."""


@dataclass(frozen=True)
class Mutation:
    """A changed source.

    Attributes
    ----------
    kind
        The kind of the change.
    source
        The whole of it, changed.
    node, change
        What stood at the place, and what stands there now.
    """

    kind: str
    source: str
    node: ast.AST
    change: ast.AST


def mutations(tree: ast.Module, changes: Changes) -> Iterator[Mutation]:
    """Yield what each change at each place makes of `tree`, which stays as it is."""
    for node, scope, put in list(_places(tree, tree)):
        for kind, change in changes(node, scope):
            put(change)
            source = ast.unparse(ast.fix_missing_locations(tree))
            put(node)
            yield Mutation(kind, source, node, change)


def _places(
    parent: ast.AST, scope: ast.AST
) -> Iterator[tuple[ast.AST, ast.AST, Callable[[ast.AST], None]]]:
    """Yield each node below `parent`, the function around it, and what replaces it."""
    for field, value in ast.iter_fields(parent):
        for index, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.AST):

                def put(
                    other: ast.AST, field: str = field, index: int = index, value: object = value
                ) -> None:
                    if isinstance(value, list):
                        value[index] = other
                    else:
                        setattr(parent, field, other)

                yield node, scope, put
                yield from _places(node, node if isinstance(node, ast.FunctionDef) else scope)


def of_operation(
    node: ast.BinOp, others: Operators, exchanged: Container[type]
) -> Iterator[Change]:
    """Yield the changes of an operation: another operator, one side alone, or both exchanged.

    Parameters
    ----------
    node
        The operation.
    others
        The operators that are taken for another one.
    exchanged
        The operators whose sides are exchanged.
    """
    left, operator, right = node.left, node.op, node.right
    for other in operators(operator, others):
        signs = {type(operator), type(other)} == {ast.Add, ast.Sub}
        yield "sign" if signs else "operator", ast.BinOp(left, other, right)
    yield "part", left
    yield "part", right
    if type(operator) in exchanged:
        yield "order", ast.BinOp(right, operator, left)


def operators(operator: ast.AST, others: Operators) -> list[Any]:
    """Return the operators that are taken for `operator`."""
    return [other() for other in others.get(type(operator), ())]
