"""Files, functions and their lists of arguments stay small, and no module is named for nothing in particular."""

from __future__ import annotations

import ast
from pathlib import PurePath

import pytest

from tests.meta.repository import ROOT, python_files, syntax

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_ARGUMENTS = 6
FORBIDDEN_NAMES = {"common", "helper", "helpers", "misc", "util", "utils"}

# Tables, data and a single state machine may be longer: the file, or `file::function`, and why.
EXCEPTIONS: dict[str, str] = {}

# More arguments than allowed: `file name::function`, and why no object stands for them.
MANY_ARGUMENTS = {
    "assignments.py::_several": "what an assignment to several names is made of, in the engine of SQL lineage",
    "catalog_machine.py::put_one": "the arguments of a rule are what Hypothesis draws, one by one",
    "lineage.py::parse": "the arguments of a command are its options on the command line",
    "list_.py::list_": "the arguments of a command are its options on the command line",
    "multi_inserts.py::_one_into": "what one INTO of an INSERT ALL is made of, in the engine of SQL lineage",
    "token.py::create": "the arguments of a command are its options on the command line",
}


def _functions(path: str) -> list[tuple[str, int]]:
    return [
        (f"{path}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _arguments(path: str) -> dict[str, int]:
    """How many arguments each function takes, but for the object itself."""
    found = {}
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            listed = node.args
            names = [one.arg for one in (*listed.posonlyargs, *listed.args, *listed.kwonlyargs)]
            more = sum(one is not None for one in (listed.vararg, listed.kwarg))
            found[f"{PurePath(path).name}::{node.name}"] = len(names) + more - (names[:1] in (["self"], ["cls"]))
    return found


def _too_long() -> dict[str, int]:
    found = {}
    for path in python_files():
        lines = len((ROOT / path).read_text().splitlines())
        if lines > MOST_LINES:
            found[path] = lines
        found |= {name: length for name, length in _functions(path) if length > MOST_LINES_OF_A_FUNCTION}
    return found


@pytest.mark.parametrize("path", python_files())
def test_file_is_small(path: str) -> None:
    lines = len((ROOT / path).read_text().splitlines())
    assert lines <= MOST_LINES or path in EXCEPTIONS, f"{path} has {lines} lines; at most {MOST_LINES} are allowed"


@pytest.mark.parametrize("path", python_files())
def test_functions_are_small(path: str) -> None:
    long = {
        name: length
        for name, length in _functions(path)
        if length > MOST_LINES_OF_A_FUNCTION and name not in EXCEPTIONS
    }
    assert not long, f"at most {MOST_LINES_OF_A_FUNCTION} lines are allowed for a function"


@pytest.mark.parametrize("path", python_files())
def test_functions_take_few_arguments(path: str) -> None:
    many = {name: count for name, count in _arguments(path).items() if count > MOST_ARGUMENTS}
    assert many.keys() <= MANY_ARGUMENTS.keys(), f"at most {MOST_ARGUMENTS}; beyond, an object that names a real thing"


def test_exceptions_for_arguments_are_needed_and_have_reasons() -> None:
    many = {name for path in python_files() for name, count in _arguments(path).items() if count > MOST_ARGUMENTS}
    assert many == set(MANY_ARGUMENTS), "an exception is no longer needed"
    assert all(len(reason) > 20 for reason in MANY_ARGUMENTS.values())


def test_exceptions_are_needed_and_have_reasons() -> None:
    assert set(EXCEPTIONS) <= set(_too_long()), "an exception is no longer needed"
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())


def test_no_module_is_named_for_nothing() -> None:
    named = {path for path in python_files() if FORBIDDEN_NAMES & {PurePath(path).stem, *PurePath(path).parts}}
    assert not named, "name a module for its subject"
