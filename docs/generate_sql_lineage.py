"""Writes docs/reference/sql-lineage.md from the results of the corpus; with `--check` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.sqllineage.corpus import load_corpus  # noqa: E402
from tests.sqllineage.score import Result, grouped, run_engine, total  # noqa: E402

from gazetteer.sqllineage.text import dialect as dialects  # noqa: E402 -- the tests are not on the path before

UNSEEN = ROOT / "tests" / "sqllineage" / "unseen"
FIRST_RUNS = ROOT / "tests" / "sqllineage" / "first_runs.json"
PAGE = ROOT / "docs" / "reference" / "sql-lineage.md"
INTRODUCTION = """<!-- Made by docs/generate_sql_lineage.py from the results of the corpus; change it there. -->

# SQL lineage

`gazetteer lineage parse` reads SQL text and prints which tables and columns it reads and writes, and what it did not
understand. `pip install gazetteer` without extras is enough.

```sh
echo 'INSERT INTO mart.daily (day, total) SELECT d, sum(x) FROM raw.sales WHERE x > 0 GROUP BY d' |
    gazetteer lineage parse --dialect postgres --json
```

Without `--dialect` it is guessed from the words and signs that only one dialect has, and the answer says which
(`guessed_dialect`). Notebooks, dbt's templates, shell variables (`${x}`, `$(x)`, `&x`, `:x`) and the commands of the
vendors' clients may stand in the text. `--batch` reads JSON lines, from standard input if no file is named.

From Python:

```python
from gazetteer.sqllineage import LineageParser

parser = LineageParser("snowflake", columns={"raw.sales": ["d", "x"]}, default_schema="raw")
lineage = parser.parse(sql)
```

A column edge has a kind: `direct` when the value goes into the target's column; `filter`, `join`, `group`, `sort` and
`window` when the column decides which rows reach the target, or how (the target is then `<table>.*`). The rows of a
bare SELECT go to `<result>`. An edge that is a guess has a `confidence` below 1: a column without a qualifier, for
example, when the columns of its possible tables are not known. Give the columns of your tables with `--schema`, and
there is nothing to guess. A statement that was not understood, a call of a procedure whose body is not in the text,
and dynamic SQL with a part that only the run knows stand under `dropped`, with line and reason; a statement whose
answer is a guess as a whole (a NATURAL JOIN of tables whose columns are not known, a macro that nobody explained) has
`guess`.

## Limits

| what | limit | beyond it |
|---|---|---|
| a statement in the same process | 50,000 characters, 60 levels | read in pieces, or by a child process |
| MERGE and UPDATE with short values | 200,000 characters | the same |
| CPU time of a large statement | 30 s | reported, the rest of the text goes on |
| a statement | 3,000,000 characters without rows of literals, 150 levels | reported |
| a text | 600,000 tokens without rows of literals | the rest is reported as not read |

"""
REPORTING = """
## How to report a statement

Open an issue with the dialect, the smallest statement that goes wrong, the columns of its tables if `*` or names
without a qualifier are in it, and the edges that you expect. In the form of the corpus
(`tests/sqllineage/corpus/README.md` has it with all conventions) it can be added as it is:

```sql
-- id: postgres_report_001
-- dialect: postgres
-- construct: insert
-- reads: raw.a
-- writes: mart.b
-- column: raw.a.x -> mart.b.y direct
INSERT INTO mart.b (y) SELECT x FROM raw.a;
-- end
```
"""


def page(results: list[Result]) -> str:
    """The whole page."""
    parts = [_dialects(results), _first_runs(), _known_faults(), _constructs(results), _kinds(results)]
    return INTRODUCTION + "".join(parts) + REPORTING


def _dialects(results: list[Result]) -> str:
    lines = [
        "## What is understood, per dialect",
        "",
        "Measured on the corpus of this project, whose statements were judged by hand before the code that reads them.",
        "The code was corrected on them since: on text that it has not seen, expect what the next table shows.",
        "",
        "| dialect | systems | statements | exactly right | tables F1 | columns F1 |",
        "|---|---|---|---|---|---|",
    ]
    for name, score in {**grouped(results, "dialect"), "all": total(results)}.items():
        title = (
            dialects.find(name).title if name in dialects.known() else {"unknown": "none given: guessed"}.get(name, "")
        )
        share = f"{score.exact / score.entries:.1%}"
        figures = f"{score.entries} | {share} | {score.tables.f1:.3f} | {score.columns.f1:.3f}"
        lines.append(f"| {name} | {title} | {figures} |")
    return "\n".join(lines) + "\n\n"


def _first_runs() -> str:
    """The figures of statements that the engine had not seen, taken before anything was corrected on them."""
    lines = [
        "## The first run on statements that it had not seen",
        "",
        "Each group was judged before the engine met it. *Silently wrong*: a false or missing table or edge, without a",
        "report or a mark. Groups of kinds are written against what was known to go wrong, so they score low; the",
        "reader's group is nearest to other people's SQL. What it found has been corrected since, or is named below.",
        "",
        "| date | statements | exactly right | silently wrong | tables F1 | columns F1 |",
        "|---|---|---|---|---|---|",
    ]
    for run in json.loads(FIRST_RUNS.read_text(encoding="utf-8")):
        shares = " | ".join(f"{run[key]} ({run[key] / run['statements']:.1%})" for key in ("exact", "silently_wrong"))
        figures = " | ".join(f"{run[key]:.3f}" if key in run else "–" for key in ("tables_f1", "columns_f1"))
        lines.append(f"| {run['date']} | {run['statements']}, {run['what']} | {shares} | {figures} |")
    return "\n".join(lines) + "\n\n"


def _known_faults() -> str:
    """The kinds of which statements are judged and not read right yet."""
    results = run_engine(load_corpus(UNSEEN)) if UNSEEN.exists() else []
    lines = [
        "## Known to go wrong",
        "",
        "Judged statements that are not read right yet (`tests/sqllineage/unseen`).",
        "",
        "| kind | statements | of them silently wrong |",
        "|---|---|---|",
    ]
    for name, score in grouped([result for result in results if not result.exact], "kind").items():
        lines.append(f"| {name.replace('_', ' ')} | {score.entries} | {score.silently_wrong} |")
    return "\n".join(lines) + "\n\n" if results else ""


def _constructs(results: list[Result]) -> str:
    lines = [
        "## Constructs",
        "",
        "| construct | statements | exactly right | dialects |",
        "|---|---|---|---|",
    ]
    for name, score in sorted(grouped(results, "construct").items()):
        count = len({result.entry.dialect for result in results if name in result.entry.constructs})
        lines.append(f"| {name} | {score.entries} | {score.exact} | {count} |")
    return "\n".join(lines) + "\n\n"


def _kinds(results: list[Result]) -> str:
    lines = [
        "## Kinds of statements that once went wrong",
        "",
        "From the test suites of other tools and from readers of this one; each with statements of its own.",
        "",
        "| kind | statements | exactly right |",
        "|---|---|---|",
    ]
    for name, score in sorted(grouped(results, "kind").items()):
        if name:
            lines.append(f"| {name.replace('_', ' ')} | {score.entries} | {score.exact} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page, or say that it is not the one that the code makes."""
    made = page(run_engine(load_corpus()))
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made:
        sys.exit("docs/reference/sql-lineage.md is out of date; run: python docs/generate_sql_lineage.py")


if __name__ == "__main__":
    main()
