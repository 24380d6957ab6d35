"""The engine of mutants and slips changes one place at a time and leaves the tree as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlp_helpers.checks.core.mutations import Change, Operators, mutations, of_operation

SOURCE = "a = 1 - 2\n\ndef f(x):\n    return [x, -x][0]"


def numbers_up(node: ast.AST, scope: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield type(scope).__name__, ast.Constant(node.value + 10)


def sides(node: ast.AST, scope: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BinOp):
        others: Operators = {ast.Sub: (ast.Add, ast.Mult)}
        yield from of_operation(node, others, (ast.Sub,))


def test_each_place_is_changed_on_its_own() -> None:
    tree = ast.parse(SOURCE)
    before = ast.dump(tree)
    made = [(one.kind, one.source) for one in mutations(tree, numbers_up)]
    assert made == [
        ("Module", ast.unparse(ast.parse(SOURCE.replace("1 -", "11 -")))),
        ("Module", ast.unparse(ast.parse(SOURCE.replace("- 2", "- 12")))),
        ("FunctionDef", ast.unparse(ast.parse(SOURCE.replace("[0]", "[10]")))),
    ]
    assert ast.dump(tree) == before


def test_who_stops_early_finds_the_tree_as_it_was() -> None:
    tree = ast.parse(SOURCE)
    next(mutations(tree, numbers_up))
    assert ast.unparse(tree) == ast.unparse(ast.parse(SOURCE))


def test_an_operation_is_changed_in_its_operator_and_its_sides() -> None:
    made = [(one.kind, one.source) for one in mutations(ast.parse("1 - 2"), sides)]
    assert made == [
        ("sign", "1 + 2"),
        ("operator", "1 * 2"),
        ("part", "1"),
        ("part", "2"),
        ("order", "2 - 1"),
    ]
