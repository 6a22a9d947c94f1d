"""The corpus itself keeps to its format and covers what it promises to cover."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.sqllineage.corpus import (
    CONSTRUCTS,
    CORPUS,
    DIALECTS,
    ColumnEdge,
    CorpusError,
    Entry,
    load_corpus,
    read_file,
)
from tests.sqllineage.score import Result, Score, describe, run_engine, total

ENTRIES = load_corpus()
TABLES_F1 = 0.98
COLUMNS_F1 = 0.95
SILENTLY_WRONG = 0.01
BY_ID = [pytest.param(entry, id=entry.identifier) for entry in ENTRIES]


def test_it_has_at_least_500_entries() -> None:
    assert len(ENTRIES) >= 500


def test_ids_are_unique() -> None:
    counted = Counter(entry.identifier for entry in ENTRIES)
    assert [name for name, count in counted.items() if count > 1] == []


def test_every_dialect_has_at_least_15_entries() -> None:
    counted = Counter(entry.dialect for entry in ENTRIES)
    assert set(counted) == set(DIALECTS)
    assert {dialect: count for dialect, count in counted.items() if count < 15} == {}


def test_every_construct_has_at_least_3_entries() -> None:
    counted = Counter(construct for entry in ENTRIES for construct in entry.constructs)
    assert {construct: counted[construct] for construct in CONSTRUCTS if counted[construct] < 3} == {}


def test_no_statement_stands_twice() -> None:
    counted = Counter((entry.dialect, " ".join(entry.sql.split())) for entry in ENTRIES)
    assert [sql for (_, sql), count in counted.items() if count > 1] == []


@pytest.mark.parametrize("entry", BY_ID)
def test_an_entry_agrees_with_itself(entry: Entry) -> None:
    assert set(entry.constructs) <= CONSTRUCTS
    assert entry.place.startswith(f"{entry.dialect}_")
    assert entry.identifier.startswith(f"{entry.dialect}_")
    sources = {edge.source.rsplit(".", 1)[0] for edge in entry.columns}
    targets = {edge.target.rsplit(".", 1)[0] for edge in entry.columns}
    assert _without_dotted(sources) <= entry.reads | entry.writes
    assert _without_dotted(targets) <= entry.writes | {"<result>"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1;\n-- end\n", "expected a header line"),
        ("-- id: a\n-- dialect: duckdb\n-- construct: select\nSELECT 1;\n", "no line `-- end`"),
        ("-- id: a\n-- dialect: duckdb\n-- construct: select\n-- end\n", "missing: SQL"),
        ("-- id: a\n-- dialect: duckdb\nSELECT 1;\n-- end\n", "missing: \\['construct'\\]"),
        ("-- id: a\n-- column: a.b -> c.d sideways\nSELECT 1;\n-- end\n", "a kind of"),
        ("-- id: a\n-- column: a.b -> c.d filter\nSELECT 1;\n-- end\n", "an indirect edge goes to"),
        ('-- id: a\n-- dialect: d\n-- construct: select\n-- schema: {"t": 1}\nSELECT 1;\n-- end\n', "schema is JSON"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "duckdb_wrong.sql"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        list(read_file(path))


def test_the_conventions_are_beside_the_files() -> None:
    assert (CORPUS / "README.md").read_text(encoding="utf-8").startswith("# The corpus of SQL lineage")


@pytest.fixture(scope="module")
def score() -> Score:
    return total(run_engine(ENTRIES))


def test_the_engine_finds_the_tables(score: Score) -> None:
    assert score.tables.f1 >= TABLES_F1, score.figures()


def test_the_engine_finds_the_columns(score: Score) -> None:
    assert score.columns.f1 >= COLUMNS_F1, score.figures()


def test_the_engine_is_hardly_ever_silently_wrong(score: Score) -> None:
    assert score.silently_wrong <= SILENTLY_WRONG * score.entries, score.figures()


ENTRY = Entry(
    identifier="duckdb_example",
    dialect="duckdb",
    sql="INSERT INTO t (x) SELECT x FROM s WHERE y",
    place="duckdb_example.sql:1",
    reads=frozenset({"s"}),
    writes=frozenset({"t"}),
    columns=frozenset({ColumnEdge("s.x", "t.x", "direct"), ColumnEdge("s.y", "t.*", "filter")}),
)
RIGHT = frozenset({("reads", "s"), ("writes", "t")})


def test_the_score_counts_right_false_and_missing() -> None:
    false = ColumnEdge("s.z", "t.x", "direct")
    score = total([Result(ENTRY, RIGHT - {("reads", "s")}, ENTRY.columns | {false})])
    assert (score.tables.precision, score.tables.recall) == (1.0, 0.5)
    assert (score.columns.precision, score.columns.recall) == (2 / 3, 1.0)
    assert score.columns.f1 == pytest.approx(0.8)
    assert (score.exact, score.silently_wrong) == (0, 1)


def test_a_marked_answer_is_not_silently_wrong() -> None:
    missing = frozenset(ENTRY.columns - {ColumnEdge("s.y", "t.*", "filter")})
    assert Result(ENTRY, RIGHT, missing).silently_wrong
    assert not Result(ENTRY, RIGHT, missing, guessed=True).silently_wrong
    assert not Result(ENTRY, RIGHT, missing, dropped=("line 1: not understood",)).silently_wrong
    assert not Result(ENTRY, RIGHT, ENTRY.columns).silently_wrong


def test_what_is_reported_as_dropped_counts() -> None:
    assert Result(ENTRY, RIGHT, ENTRY.columns).exact
    assert not Result(ENTRY, RIGHT, ENTRY.columns, dropped=("line 1: not understood",)).exact
    hard = Entry("duckdb_hard", "duckdb", "nonsense", "duckdb_hard.sql:1", dropped=1)
    assert Result(hard, dropped=("line 1: not SQL",)).exact
    assert not Result(hard).exact
    assert Result(hard).silently_dropped


def test_a_difference_is_described() -> None:
    text = describe(Result(ENTRY, RIGHT, frozenset({ColumnEdge("s.q", "t.x", "direct")})))
    assert "false   column s.q -> t.x direct" in text
    assert "missing column s.y -> t.* filter" in text


def test_the_answers_of_the_command_become_results(monkeypatch: pytest.MonkeyPatch) -> None:
    edge = {"from": "s.x", "to": "t.x", "kind": "direct", "confidence": 0.5}
    answer = {"id": ENTRY.identifier, "reads": ["s"], "writes": ["t"], "columns": [edge], "dropped": []}
    stdout = json.dumps(answer) + "\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, stdout, ""))
    unanswered = Entry("duckdb_silent", "duckdb", "SELECT 1", "duckdb_silent.sql:1")
    first, second = run_engine([ENTRY, unanswered])
    assert (first.tables, first.columns, first.guessed) == (
        RIGHT,
        frozenset({ColumnEdge("s.x", "t.x", "direct")}),
        True,
    )
    assert second.error == "no answer"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 2, "", "no such option"))
    with pytest.raises(RuntimeError, match="no such option"):
        run_engine([ENTRY])


def _without_dotted(tables: set[str]) -> set[str]:
    """Without names of which the last part is quoted: there the last dot does not end the table."""
    return {table for table in tables if not any(quote in table for quote in '"`[')}
