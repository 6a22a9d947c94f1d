"""Proves that what is stored is true: places, counters, terms, history, slots, secrets; names what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gazetteer.catalog.checking import content, history
from gazetteer.catalog.context import Context
from gazetteer.catalog.types import Types
from gazetteer.errors import BadRequest, GazetteerError
from gazetteer.storage import account_store, check, check_rows, event_store, subtree_store
from gazetteer.storage.check import Finding
from gazetteer.storage.check_rows import StoredEntity
from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.entity_store import path_inside
from gazetteer.storage.subtree_store import DELETING, ERASING, RESTORING, Hidden

# What an entity counts as that is being taken away for good.
GONE = -1


@dataclass
class Report:
    """What a check found.

    Arguments:
        findings: what is wrong; none means the catalog is sound.
        information: what is under way and no damage.
        entities: how many were looked at.
        position: the position of the event log that was looked at.
    """

    findings: list[Finding] = field(default_factory=list)
    information: list[str] = field(default_factory=list)
    entities: int = 0
    position: int = 0


def run(context: Context) -> Report:
    """Check one state of the whole catalog; takes no lock, others may write meanwhile."""
    with context.database.read() as session:
        return examine(session, context)


def examine(session: Session, context: Context) -> Report:
    """Check the catalog as a transaction sees it."""
    unusable = list(check.schema(session))
    if unusable:
        return Report(unusable)
    hidden = subtree_store.pending(session)
    report = Report(information=[_pending(act) for act in hidden], position=event_store.position(session))
    report.findings += check.tables(session)
    counts: Counter[tuple[str, int, bytes]] = Counter()
    limited = _Limited(report)
    for page in check_rows.entities(session):
        report.entities += len(page)
        limited.add(_page(session, context, page, hidden, counts))
    limited.add(_counters(session, counts))
    limited.add(_signing_keys(session, context))
    return report


@dataclass
class _Limited:
    """Findings of each rule up to a number, then how it goes on."""

    report: Report
    _numbers: Counter[str] = field(default_factory=Counter)

    def add(self, findings: Iterator[Finding]) -> None:
        for finding in findings:
            self._numbers[finding.rule] += 1
            if self._numbers[finding.rule] <= check.MOST_NAMED:
                self.report.findings.append(finding)
            elif self._numbers[finding.rule] == check.MOST_NAMED + 1:
                self.report.findings.append(Finding(finding.rule, f"more than {check.MOST_NAMED} like this"))


def _pending(act: Hidden) -> str:
    return f"the subtree of entity {act.root_pk} is {act.state} since {act.seq}; the rest is carried out in batches"


def _page(
    session: Session,
    context: Context,
    page: list[StoredEntity],
    hidden: list[Hidden],
    counts: Counter[tuple[str, int, bytes]],
) -> Iterator[Finding]:
    pks = [row.pk for row in page]
    parents = check_rows.parents(session, sorted({row.parent_pk for row in page} - {0}))
    there = []
    for row in page:
        state = _state(hidden, row.path, row.deleted, row.deleted_seq, row.seq)
        if state != GONE:
            counts[row.type, state, row.path] += 1
            there.append(row)
            yield from _place(context.types, row, state, parents.get(row.parent_pk), hidden)
    yield from history.page(session, page, pks)
    by_type: dict[str, list[StoredEntity]] = {}
    for row in there:
        by_type.setdefault(row.type, []).append(row)
    for name, rows in by_type.items():
        if name in context.types.by_name:
            yield from content.page(session, context, context.types.by_name[name], rows)


def _state(hidden: list[Hidden], path: bytes, deleted: int, deleted_seq: int | None, seq: int) -> int:
    """What an entity counts as, acts being carried out in their order: 0, the act that deleted it, or GONE."""
    state = (deleted_seq or 0) if deleted else 0
    for act in hidden:
        if not act.covers(path):
            continue
        if act.state == ERASING:
            return GONE
        if act.state == DELETING and not state and seq < act.seq:
            state = act.seq
        elif act.state == RESTORING and state == act.deleted_seq:
            state = 0
    return state


def _place(types: Types, row: StoredEntity, state: int, parent: Row | None, hidden: list[Hidden]) -> Iterator[Finding]:
    shown = f"{row.type} {row.name!r} ({row.pk})"
    if bool(row.deleted) != (row.deleted_seq is not None):
        yield Finding(
            "deletion", f"{shown}: deleted is {row.deleted}, but the act that deleted it is {row.deleted_seq}"
        )
    if row.parent_pk == 0:
        if row.path:
            yield Finding("path", f"{shown} has no parent, but the path {row.path.hex()}")
    elif parent is None:
        yield Finding("orphan", f"{shown}: its parent {row.parent_pk} does not exist")
    else:
        kind, path, deleted, deleted_seq, seq = parent
        if row.path != path_inside(path, row.parent_pk):
            yield Finding("path", f"{shown} has the path {row.path.hex()}, its parent {row.parent_pk} says otherwise")
        if state == 0 and _state(hidden, path, deleted, deleted_seq, seq) != 0:
            yield Finding("deletion", f"{shown} is not deleted, but its parent {kind} {row.parent_pk} is")
    info = types.by_name.get(row.type)
    if info is None:
        yield Finding("type", f"{shown}: this version knows no such type")
        return
    allowed = {name for option in info.type.parents for name in option.types}
    if parent[0] not in allowed if parent is not None else row.parent_pk == 0 and not info.is_root:
        yield Finding("type", f"{shown} lies below {parent[0] if parent else 'nothing'}; allowed: {sorted(allowed)}")
    try:
        key = info.type.key(info.type.part(row.name))
    except BadRequest as error:
        yield Finding("name", f"{shown}: {error.message}")
        return
    if key != row.local_key:
        yield Finding("name", f"{shown} is indexed as {row.local_key!r}; expected {key!r}")


def _counters(session: Session, counts: Counter[tuple[str, int, bytes]]) -> Iterator[Finding]:
    for kind, deleted, path, stored in check_rows.counters(session):
        counted = counts.pop((kind, deleted, bytes(path)), 0)
        if counted != stored:
            yield _counter(kind, deleted, path, stored, counted)
    for (kind, deleted, path), counted in sorted(counts.items()):
        yield _counter(kind, deleted, path, 0, counted)


def _counter(kind: str, deleted: int, path: bytes, stored: int, counted: int) -> Finding:
    state = f"deleted by {deleted}" if deleted else "not deleted"
    return Finding("counter", f"{kind} at path {path.hex() or 'top'}, {state}: {stored} stored, {counted} counted")


def _signing_keys(session: Session, context: Context) -> Iterator[Finding]:
    for key_id, private_key in account_store.signing_keys(session):
        try:
            context.cipher.decrypt(private_key, key_id)
        except GazetteerError as error:
            yield Finding("secret", f"signing key {key_id}: {error.message}")
