"""The command `gazetteer lineage parse`: JSON, batch, tree, errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gazetteer.cli.commands.lineage import app

SQL = "INSERT INTO mart.t (c) SELECT a FROM raw.s WHERE b > 0"


def run(*arguments: str, text: str = SQL) -> Any:
    return CliRunner().invoke(app, ["parse", *arguments], input=text)


def test_json_has_the_agreed_keys() -> None:
    answer = json.loads(run("-", "--dialect", "postgres", "--json").stdout)
    assert answer["reads"] == ["raw.s"]
    assert answer["writes"] == ["mart.t"]
    assert {"from": "raw.s.a", "to": "mart.t.c", "kind": "direct"} in answer["columns"]
    assert {"from": "raw.s.b", "to": "mart.t.*", "kind": "filter"} in answer["columns"]
    assert [statement["line"] for statement in answer["statements"]] == [1]
    assert answer["dropped"] == []


def test_a_file_and_a_schema(tmp_path: Path) -> None:
    sql, schema = tmp_path / "q.sql", tmp_path / "schema.json"
    sql.write_text("SELECT * FROM t", encoding="utf-8")
    schema.write_text(json.dumps({"tables": {"s.t": ["a"]}}), encoding="utf-8")
    result = run(str(sql), "--dialect", "postgres", "--schema", str(schema), "--default-schema", "s", "--json")
    assert json.loads(result.stdout)["columns"] == [{"from": "t.a", "to": "<result>.a", "kind": "direct"}]


def test_a_guess_is_marked() -> None:
    answer = json.loads(run("-", "--dialect", "postgres", "--json", text="SELECT c FROM a, b").stdout)
    assert answer["columns"] == [
        {"from": "a.c", "to": "<result>.c", "kind": "direct", "guess": True, "confidence": 0.5}
    ]


def test_an_unknown_dialect_ends_with_2_and_names_the_known_ones() -> None:
    result = run("-", "--dialect", "cobol")
    assert result.exit_code == 2
    assert "snowflake" in result.output


def test_a_missing_file_ends_with_2() -> None:
    result = run("/no/such/file.sql", "--dialect", "postgres")
    assert result.exit_code == 2
    assert "no file" in result.output


def test_without_json_a_tree_is_printed() -> None:
    result = run("-", "--dialect", "postgres", text=SQL + "; SELEC 1")
    assert result.exit_code == 0
    for part in ("raw.s", "mart.t", "raw.s.a (direct)", "not understood", "SELEC 1"):
        assert part in result.output


def test_batch_answers_each_line() -> None:
    lines = [
        json.dumps({"id": "one", "dialect": "postgres", "sql": "SELECT * FROM t", "schema": {"tables": {"t": ["a"]}}}),
        "no json",
        json.dumps({"id": "two", "dialect": "cobol", "sql": "SELECT 1"}),
        json.dumps({"id": "three", "dialect": "tsql", "sql": "SELECT 1", "schema": None, "default_schema": None}),
    ]
    answers = [json.loads(line) for line in run("-", "--batch", text="\n".join(lines)).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["one", None, "two", "three"]
    assert answers[0]["columns"] == [{"from": "t.a", "to": "<result>.a", "kind": "direct"}]
    assert "not JSON" in answers[1]["error"]
    assert "cobol" in answers[2]["error"]
    assert answers[3]["dropped"] == []


def test_bytes_that_are_no_text_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "binary.sql"
    path.write_bytes(bytes(range(256)) * 20)
    result = run(str(path), "--dialect", "mysql", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["dropped"]


@pytest.mark.parametrize("option", ["--help"])
def test_help_has_an_example(option: str) -> None:
    assert "gazetteer lineage parse" in run(option).output


def test_without_a_dialect_the_tree_says_which_was_guessed() -> None:
    result = run(text="SELECT TOP 5 [a] FROM [dbo].[t]")
    assert result.exit_code == 0
    assert "read as tsql (guessed)" in result.stdout


def test_a_statement_that_is_a_guess_as_a_whole_is_shown() -> None:
    result = run("--dialect", "postgres", text="SELECT a FROM t NATURAL JOIN u")
    assert "guessed as a whole" in result.stdout


def test_a_batch_without_a_file_is_read_from_standard_input() -> None:
    answer = json.loads(run("--batch", text=json.dumps({"id": 1, "dialect": "mysql", "sql": "SELECT a FROM t"})).stdout)
    assert (answer["id"], answer["reads"]) == (1, ["t"])
