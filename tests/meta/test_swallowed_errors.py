"""No error is caught and forgotten."""

from __future__ import annotations

import ast

import pytest

from tests.meta.repository import python_files, syntax


def swallowed(tree: ast.AST) -> list[int]:
    """The lines of handlers that do nothing, and of `suppress` for any error at all."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(map(_does_nothing, node.body)):
            lines.append(node.lineno)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            caught = {ast.unparse(argument) for argument in node.args}
            if caught & {"Exception", "BaseException"}:
                lines.append(node.lineno)
    return lines


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


@pytest.mark.parametrize("path", python_files())
def test_no_error_is_swallowed(path: str) -> None:
    assert swallowed(syntax(path)) == [], f"{path}: handle the error, or say in code why it does not matter"


def test_swallowed_errors_are_seen() -> None:
    handlers = "except A:\n    pass\nexcept B:\n    ...\nexcept C:\n    g()\n"
    program = f"try:\n    f()\n{handlers}with suppress(Exception):\n    f()\n"
    assert swallowed(ast.parse(program)) == [3, 5, 9]
