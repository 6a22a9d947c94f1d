"""Statements that lineage engines get wrong, judged in part: direct edges, and only what is beyond doubt.

`faults.jsonl` has one object a line: `id dialect construct sql schema default_schema reads writes columns`, where
`columns` are direct edges, null when not judged; `optional_reads`, `optional_writes`, `optional_columns` are right if
reported and right if not; `aliases` maps another accepted spelling of a name to the judged one; `expect_dropped` and
`expect_no_dropped` say whether something has to be reported.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "faults.jsonl"
Answers = Callable[[list[dict[str, Any]]], dict[str, dict[str, Any]]]


def load() -> list[dict[str, Any]]:
    """All faults, in the order of the file."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def differences(fault: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    """What an answer says too much or too little; empty when it is right."""
    found = _compared("reads", fault, answer) + _compared("writes", fault, answer)
    if fault["columns"] is not None:
        given = {(e["from"], e["to"]) for e in answer["columns"] if e["kind"] == "direct"}
        found += _difference("column", {_pair(fault, edge) for edge in given}, _edges(fault, "columns"),
                             _edges(fault, "optional_columns"))  # fmt: skip
    if fault.get("expect_dropped") and not answer["dropped"]:
        found.append("nothing is reported")
    if fault.get("expect_no_dropped") and answer["dropped"]:
        found.append(f"reported: {answer['dropped'][0]['reason']}")
    return found


def _compared(key: str, fault: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    given = {_spelled(fault, name) for name in answer[key]}
    return _difference(key, given, set(fault[key]), set(fault.get(f"optional_{key}", ())))


def _difference(what: str, given: set[Any], judged: set[Any], optional: set[Any]) -> list[str]:
    return [f"false {what} {item}" for item in sorted(given - judged - optional)] + [
        f"missing {what} {item}" for item in sorted(judged - given)
    ]


def _edges(fault: dict[str, Any], key: str) -> set[tuple[str, str]]:
    return {(source, target) for source, target in fault.get(key) or ()}


def _pair(fault: dict[str, Any], edge: tuple[str, str]) -> tuple[str, str]:
    source, target = (_column(fault, name) for name in edge)
    return source, target


def _column(fault: dict[str, Any], name: str) -> str:
    table, _, column = name.rpartition(".")
    return f"{_spelled(fault, table)}.{column}"


def _spelled(fault: dict[str, Any], name: str) -> str:
    return str(fault.get("aliases", {}).get(name, name))


def marked(answer: dict[str, Any]) -> bool:
    """Whether an answer says that it may be wrong: something is reported, or is a guess."""
    return bool(answer["dropped"]) or any("guess" in edge for edge in answer["columns"])


def wrong(answers_of: Answers) -> dict[str, tuple[list[str], bool]]:
    """The faults that are not right: what differs, and whether the answer is marked."""
    faults = load()
    requests = [{key: fault[key] for key in ("id", "dialect", "sql", "schema", "default_schema")} for fault in faults]
    answers = answers_of(requests)
    compared = {fault["id"]: differences(fault, answers[fault["id"]]) for fault in faults}
    return {identifier: (found, marked(answers[identifier])) for identifier, found in compared.items() if found}


def report(answers_of: Answers) -> str:
    """What is wrong, for people, and how much is right."""
    found = wrong(answers_of)
    lines = [f"{name}{'' if is_marked else '  WITHOUT A WORD'}\n  " + "\n  ".join(texts)
             for name, (texts, is_marked) in found.items()]  # fmt: skip
    total = len(load())
    silent = sum(not is_marked for _, is_marked in found.values())
    return "\n".join([*lines, f"{total - len(found)} of {total} right, {silent} wrong without a word"])
