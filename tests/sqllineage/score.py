"""Compares the lineage engine with the corpus: `python -m tests.sqllineage.score --help`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.sqllineage import faults
from tests.sqllineage.corpus import CORPUS, ColumnEdge, Entry, load_corpus

BATCH = [sys.executable, "-m", "gazetteer.cli.main", "lineage", "parse", "-", "--batch", "--json"]


@dataclass
class Count:
    """How many items are in both the answer and the judgement, only in the answer, only in the judgement."""

    right: int = 0
    false: int = 0
    missing: int = 0

    def add(self, found: frozenset[Any], judged: frozenset[Any]) -> None:
        self.right += len(found & judged)
        self.false += len(found - judged)
        self.missing += len(judged - found)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.false + self.missing
        return 2 * self.right / total if total else 1.0


@dataclass
class Result:
    """One entry beside the engine's answer to it; `error` is what the engine said instead of an answer."""

    entry: Entry
    tables: frozenset[tuple[str, str]] = frozenset()
    columns: frozenset[ColumnEdge] = frozenset()
    dropped: tuple[str, ...] = ()
    guessed: bool = False
    error: str | None = None

    @property
    def judged_tables(self) -> frozenset[tuple[str, str]]:
        reads = {("reads", table) for table in self.entry.reads}
        return frozenset(reads | {("writes", table) for table in self.entry.writes})

    @property
    def lineage_right(self) -> bool:
        return self.tables == self.judged_tables and self.columns == self.entry.columns

    @property
    def exact(self) -> bool:
        """Lineage as judged, and reported as dropped what had to be, and nothing else."""
        expected, reported = self.entry.dropped, len(self.dropped)
        return self.lineage_right and (reported >= expected if expected else reported == 0)

    @property
    def silently_wrong(self) -> bool:
        """A missing or false table or edge though nothing was reported as dropped, nor marked as a guess."""
        return not self.lineage_right and not self.dropped and not self.guessed and self.error is None

    @property
    def silently_dropped(self) -> bool:
        """A statement that had to be reported was not."""
        return self.error is None and len(self.dropped) < self.entry.dropped


@dataclass
class Score:
    """The figures of a set of entries."""

    entries: int = 0
    exact: int = 0
    silently_wrong: int = 0
    silently_dropped: int = 0
    tables: Count = field(default_factory=Count)
    columns: Count = field(default_factory=Count)

    def add(self, result: Result) -> None:
        self.entries += 1
        self.exact += result.exact
        self.silently_wrong += result.silently_wrong
        self.silently_dropped += result.silently_dropped
        self.tables.add(result.tables, result.judged_tables)
        self.columns.add(result.columns, result.entry.columns)

    def figures(self) -> dict[str, float | int]:
        """What is printed; shares are of the entries."""
        return {
            "entries": self.entries,
            "tables_precision": round(self.tables.precision, 4),
            "tables_recall": round(self.tables.recall, 4),
            "tables_f1": round(self.tables.f1, 4),
            "columns_precision": round(self.columns.precision, 4),
            "columns_recall": round(self.columns.recall, 4),
            "columns_f1": round(self.columns.f1, 4),
            "exactly_right": round(self.exact / max(self.entries, 1), 4),
            "silently_wrong": round(self.silently_wrong / max(self.entries, 1), 4),
            "silently_dropped": round(self.silently_dropped / max(self.entries, 1), 4),
        }


def run_engine(entries: list[Entry]) -> list[Result]:
    """The answers of `gazetteer lineage parse --batch`; raises RuntimeError when the command itself fails."""
    requests = [
        {
            "id": entry.identifier,
            "dialect": "" if entry.dialect == "unknown" else entry.dialect,
            "sql": entry.sql,
            "schema": {"tables": entry.schema},
            "default_schema": entry.default_schema,
        }
        for entry in entries
    ]
    answers = answers_of(requests)
    return [_result(entry, answers.get(entry.identifier)) for entry in entries]


def answers_of(requests: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What `gazetteer lineage parse --batch` says to each request, by its id; raises RuntimeError when it fails."""
    text = "".join(json.dumps(request) + "\n" for request in requests)
    run = subprocess.run(BATCH, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        raise RuntimeError(f"{' '.join(BATCH[1:])} ended with {run.returncode}: {run.stderr.strip()[-2000:]}")
    return {answer["id"]: answer for answer in map(json.loads, run.stdout.splitlines())}


def _result(entry: Entry, answer: dict[str, Any] | None) -> Result:
    if answer is None:
        return Result(entry, error="no answer")
    if "reads" not in answer:
        return Result(entry, error=json.dumps(answer))
    tables = {("reads", table) for table in answer["reads"]} | {("writes", table) for table in answer["writes"]}
    columns = {ColumnEdge(edge["from"], edge["to"], edge["kind"]) for edge in answer["columns"]}
    dropped = tuple(f"line {drop['line']}: {drop['reason']}" for drop in answer["dropped"])
    return Result(entry, frozenset(tables), frozenset(columns), dropped, _is_guess(answer))


def _is_guess(value: object) -> bool:
    """Whether any part of an answer has a confidence below 1."""
    if isinstance(value, dict):
        confidence = value.get("confidence")
        below = isinstance(confidence, int | float) and confidence < 1
        return below or any(_is_guess(item) for item in value.values())
    return isinstance(value, list) and any(_is_guess(item) for item in value)


def total(results: Iterable[Result]) -> Score:
    """The figures over all results."""
    score = Score()
    for result in results:
        score.add(result)
    return score


def grouped(results: list[Result], by: str) -> dict[str, Score]:
    """The figures by `dialect`, `construct` or `kind`; an entry counts for each of its constructs."""
    scores: dict[str, Score] = {}
    for result in results:
        entry = result.entry
        names = {"construct": entry.constructs, "kind": (entry.kind,) if entry.kind else ()}.get(by, (entry.dialect,))
        for name in names:
            scores.setdefault(name, Score()).add(result)
    return dict(sorted(scores.items()))


def render(title: str, scores: dict[str, Score]) -> str:
    """A table of figures for people, one line a group."""
    heads = "entries  tables P/R/F1        columns P/R/F1       exact   wrong"
    lines = [f"{title:<20} {heads}"]
    for name, score in scores.items():
        tables, columns = score.tables, score.columns
        lines.append(
            f"{name:<20} {score.entries:>7}"
            f"  {tables.precision:.3f} {tables.recall:.3f} {tables.f1:.3f}"
            f"    {columns.precision:.3f} {columns.recall:.3f} {columns.f1:.3f}"
            f"  {score.exact / score.entries:>6.1%}  {score.silently_wrong / score.entries:>6.1%}"
        )
    return "\n".join(lines)


def describe(result: Result) -> str:
    """What is false and what is missing in one answer."""
    entry = result.entry
    lines = [f"{entry.identifier}  ({entry.place})"]
    lines += [f"  error: {result.error}"] if result.error else []
    for name, found, judged in (
        ("table", result.tables, result.judged_tables),
        ("column", result.columns, entry.columns),
    ):
        lines += [f"  false   {name} {_text(item)}" for item in sorted(found - judged)]
        lines += [f"  missing {name} {_text(item)}" for item in sorted(judged - found)]
    if len(result.dropped) != entry.dropped:
        lines.append(f"  dropped {len(result.dropped)}, judged {entry.dropped}: {list(result.dropped)}")
    return "\n".join(lines)


def _text(item: object) -> str:
    if isinstance(item, ColumnEdge):
        return f"{item.source} -> {item.target} {item.kind}"
    return " ".join(item) if isinstance(item, tuple) else str(item)


def main() -> None:
    """Print the figures of the corpus: overall, by dialect, by construct."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--failures", action="store_true", help="also each entry that is not exactly right")
    parser.add_argument("--match", default="", help="only entries whose id contains this")
    parser.add_argument("--folder", type=Path, default=CORPUS, help="where the entries are")
    parser.add_argument("--faults", action="store_true", help="the faults in faults.jsonl instead of the corpus")
    arguments = parser.parse_args()
    if arguments.faults:
        print(faults.report(answers_of))
        return
    results = run_engine([entry for entry in load_corpus(arguments.folder) if arguments.match in entry.identifier])
    dialects, constructs = grouped(results, "dialect"), grouped(results, "construct")
    failures = [result for result in results if not result.exact]
    if arguments.json:
        answer: dict[str, Any] = {
            "all": total(results).figures(),
            "dialects": {name: score.figures() for name, score in dialects.items()},
            "constructs": {name: score.figures() for name, score in constructs.items()},
        }
        if arguments.failures:
            answer["failures"] = {result.entry.identifier: describe(result).splitlines()[1:] for result in failures}
        print(json.dumps(answer, indent=1))
        return
    if arguments.failures:
        print("\n".join(describe(result) for result in failures), end="\n\n")
    print(render("dialect", dialects), render("construct", constructs), render("kind", grouped(results, "kind")),
          render("", {"all": total(results)}), sep="\n\n")  # fmt: skip


if __name__ == "__main__":
    main()
