"""The corpus itself keeps to its format and covers what it promises to cover."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.sqllineage.corpus import CONSTRUCTS, CORPUS, DIALECTS, CorpusError, Entry, load_corpus, read_file

ENTRIES = load_corpus()
BY_ID = [pytest.param(entry, id=entry.identifier) for entry in ENTRIES]


def test_it_has_at_least_500_entries() -> None:
    assert len(ENTRIES) >= 500


def test_ids_are_unique() -> None:
    counted = Counter(entry.identifier for entry in ENTRIES)
    assert [name for name, count in counted.items() if count > 1] == []


def test_every_dialect_has_at_least_15_entries() -> None:
    counted = Counter(entry.dialect for entry in ENTRIES)
    assert set(counted) == set(DIALECTS)
    assert {dialect: count for dialect, count in counted.items() if count < 15 and dialect != "athena"} == {}


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


def _without_dotted(tables: set[str]) -> set[str]:
    """Without names of which the last part is quoted: there the last dot does not end the table."""
    return {table for table in tables if not any(quote in table for quote in '"`[')}
