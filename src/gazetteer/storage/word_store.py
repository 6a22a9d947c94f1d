"""Where words and wildcards are looked for: candidates that the database narrows, for the caller to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.domain.comparison import Trace
from gazetteer.storage.dialect import Dialect, Row, Session, marks
from gazetteer.storage.entity_store import INCLUDE, chunks

# Looking for so many characters costs no more than to see first whether a text has any beyond ASCII.
MOST_UNGUARDED = 2


def with_traces(session: Session, kinds: Sequence[str], traces: Sequence[Trace], include: str) -> Iterator[list[Row]]:
    """Entities of these types in whose name or document each trace is: (pk, path, local key, type, name), unordered."""
    where = f"e.type IN ({marks(len(kinds))}) AND {INCLUDE[include]}"
    values: list[object] = list(kinds)
    for trace in traces:
        name, for_name = _has(session.dialect, "e.name", trace)
        document, for_document = _has(session.dialect, "e.doc", trace)
        where += f" AND ({name} OR {document})"
        values += [*for_name, *for_document]
    yield from session.stream(f"SELECT e.pk, e.path, e.local_key, e.type, e.name FROM entity e WHERE {where}", values)


def _has(dialect: Dialect, column: str, trace: Trace) -> tuple[str, list[str]]:
    """Whether a text has a trace, as SQL and the values for it."""
    beyond = dialect.beyond_ascii(column)
    if not trace.pieces:
        return (beyond, []) if trace.beyond_ascii else ("1 = 1", [])
    condition = dialect.like(column)
    values = ["%".join(["", *(like(piece) for piece in trace.pieces), ""])]
    if trace.instead:
        others = " OR ".join(f"{column} LIKE ?" for _ in trace.instead)
        if len(trace.instead) > MOST_UNGUARDED:
            others = f"{beyond} AND ({others})"
        condition = f"({condition} OR ({others}))"
        values += [f"%{character}%" for character in trace.instead]
    return (f"({beyond} AND {condition})" if trace.beyond_ascii else condition), values


def like(text: str) -> str:
    """A text as a part of a LIKE pattern that means just itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def documents(session: Session, pks: Sequence[int]) -> dict[int, str]:
    """The stored documents of entities, by key."""
    found: dict[int, str] = {}
    for part in chunks(pks):
        found.update(session.all(f"SELECT pk, doc FROM entity WHERE pk IN ({marks(len(part))})", part))
    return found


def beginning_with(session: Session, parents: Sequence[int], kind: str, prefix: str) -> Iterator[Row]:
    """Children of any of these parents whose local key begins so: (pk, local key, name), unordered."""
    for part in chunks(parents):
        sql = (
            f"SELECT e.pk, e.local_key, e.name FROM entity e WHERE e.parent_pk IN ({marks(len(part))}) AND e.type = ?"
            f" AND e.local_key >= ? AND {INCLUDE['all']}"
        )
        values: list[object] = [*part, kind, prefix]
        end = prefix_end(prefix)
        if end is not None:
            sql += " AND e.local_key < ?"
            values.append(end)
        for rows in session.stream(sql, values):
            yield from rows


def prefix_end(prefix: str) -> str | None:
    """The first text behind every text that begins with `prefix`, in the order of code points; None: there is none."""
    for length in range(len(prefix), 0, -1):
        following = ord(prefix[length - 1]) + 1
        if following <= 0x10FFFF:
            # Surrogates are no characters of a text.
            return prefix[: length - 1] + chr(0xE000 if following == 0xD800 else following)
    return None
