"""What can be proven of the tables by themselves: nothing is orphaned, intervals are sound, the log has no gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazetteer.storage import event_store, migrate, secret_store, state_store
from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.entity_store import OPERATOR

# Of one kind of damage so many are named; the rest is said to be there.
MOST_NAMED = 20


@dataclass(frozen=True)
class Finding:
    """Something that is not as it has to be.

    Arguments:
        rule: the kind of damage, one word or two.
        text: what was found, and what was expected.
    """

    rule: str
    text: str


def tables(session: Session) -> Iterator[Finding]:
    """Every finding about the tables by themselves; reads one state of the database throughout."""
    yield from _orphans(session)
    yield from _intervals(session)
    yield from _log(session)
    yield from _moments(session)
    yield from _head(session)


def named(rule: str, rows: Sequence[Row], text: str) -> Iterator[Finding]:
    """A finding for each row, its columns put into `text`; at most so many, then how it goes on."""
    for row in rows[:MOST_NAMED]:
        yield Finding(rule, text.format(*row))
    if len(rows) > MOST_NAMED:
        yield Finding(rule, f"more than {MOST_NAMED} like this")


def _found(session: Session, rule: str, sql: str, text: str, parameters: Sequence[object] = ()) -> Iterator[Finding]:
    yield from named(rule, session.all(f"{sql} LIMIT {MOST_NAMED + 1}", parameters), text)


def schema(session: Session) -> Iterator[Finding]:
    """A schema that this version cannot use; nothing else can be proven of it."""
    reason = migrate.obstacle(session)
    if reason is not None:
        yield Finding("schema", reason)


# (table, column, whether an erased entity will do, further condition)
_KEYS = (
    ("entity", "updated_by", True, f" AND x.updated_by <> {OPERATOR}"),
    ("placement", "entity_pk", False, ""),
    ("version", "entity_pk", False, ""),
    ("version", "actor_pk", True, f" AND x.actor_pk <> {OPERATOR}"),
    ("edge", "source_pk", False, ""),
    ("edge", "target_pk", True, " AND x.to_seq IS NOT NULL"),
    ("edge", "target_pk", False, " AND x.to_seq IS NULL"),
    ("tag_usage", "entity_pk", False, ""),
    ("tag_usage", "tag_pk", True, " AND x.to_seq IS NOT NULL"),
    ("tag_usage", "tag_pk", False, " AND x.to_seq IS NULL"),
    ("tag_usage", "applied_by", True, ""),
    ("awaited_person", "entity_pk", True, ""),
    ("ref_slot", "entity_pk", False, ""),
    ("ref_slot", "target_pk", True, ""),
    ("secret", "entity_pk", False, f" AND x.entity_pk <> {secret_store.OF_SETTINGS}"),
    ("term", "entity_pk", False, ""),
    ("credential", "user_pk", False, ""),
    ("token", "user_pk", False, ""),
    ("series", "entity_pk", False, ""),
    ("lineage_source", "from_pk", False, ""),
    ("lineage_source", "to_pk", False, ""),
    ("lineage_source", "pipeline_pk", True, ""),
    ("lineage_source", "created_by", True, f" AND x.created_by <> {OPERATOR}"),
    ("lineage_source", "updated_by", True, f" AND x.updated_by <> {OPERATOR}"),
    ("column_edge", "from_pk", False, ""),
    ("column_edge", "to_pk", False, ""),
    ("event", "entity_pk", True, ""),
    ("event", "actor_pk", True, f" AND x.actor_pk <> {OPERATOR}"),
    ("hidden_subtree", "root_pk", True, ""),
)


def _orphans(session: Session) -> Iterator[Finding]:
    for table, column, erased, condition in _KEYS:
        sql = (
            f"SELECT DISTINCT x.{column} FROM {table} x WHERE x.{column} IS NOT NULL{condition}"
            f" AND NOT EXISTS (SELECT 1 FROM entity e WHERE e.pk = x.{column})"
        )
        if erased:
            sql += f" AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.entity_pk = x.{column})"
        expected = "an entity or the tombstone of one" if erased else "an entity"
        yield from _found(session, "orphan", sql, f"{table}.{column} is {{}}, which is not the key of {expected}")
    sql = "SELECT t.entity_pk FROM tombstone t JOIN entity e ON e.pk = t.entity_pk OR e.id = t.id"
    yield from _found(session, "tombstone", sql, "entity {} was erased, and is there all the same")


# (table, what an interval is of, whether the intervals have to follow one another without a gap)
_INTERVALS = (
    ("placement", ("entity_pk",), True),
    ("edge", ("source_pk", "kind", "target_pk"), False),
    ("tag_usage", ("entity_pk", "column_path", "tag_pk"), False),
    ("ref_slot", ("entity_pk", "slot"), False),
    ("lineage_source", ("from_pk", "to_pk", "source"), False),
    ("column_edge", ("from_pk", "to_pk", "source", "to_path", "from_path"), False),
)


def _intervals(session: Session) -> Iterator[Finding]:
    head = event_store.position(session)
    for table, keys, seamless in _INTERVALS:
        key = ", ".join(keys)
        wrong = "to_seq <= from_seq OR following < to_seq OR (to_seq IS NULL AND following IS NOT NULL)"
        if seamless:
            wrong += " OR following > to_seq OR (to_seq IS NOT NULL AND following IS NULL)"
        sql = (
            f"SELECT {key}, from_seq, to_seq, following FROM (SELECT {key}, from_seq, to_seq,"
            f" lead(from_seq) OVER (PARTITION BY {key} ORDER BY from_seq) AS following FROM {table}) i"
            f" WHERE {wrong} OR from_seq < 1 OR from_seq > {head} OR to_seq > {head}"
        )
        shown = ", ".join(f"{name} {{}}" for name in keys)
        text = f"{table} ({shown}): the interval from {{}} to {{}} is followed by one from {{}}; head is {head}"
        yield from _found(session, "interval", sql, text)


def _log(session: Session) -> Iterator[Finding]:
    """Each position from the horizon to the head has its event, and each event what it is about."""
    pruned = state_store.event_horizon(session)
    head = event_store.position(session)
    sql = (
        "SELECT seq, previous FROM (SELECT seq, lag(seq) OVER (ORDER BY seq) AS previous FROM event) e"
        " WHERE seq <> coalesce(previous, CAST(? AS BIGINT)) + 1"
    )
    yield from _found(session, "event log", sql, "event {} follows event {}; positions are without a gap", (pruned,))
    last = session.all("SELECT max(seq) FROM event")[0][0]
    if (last or pruned) != head:
        yield Finding("event log", f"the last event is {last}, the head of the log says {head}")
    sql = (
        "SELECT v.entity_pk, v.version, v.seq FROM version v WHERE v.seq > ? AND NOT EXISTS (SELECT 1 FROM event e"
        " WHERE e.seq = v.seq AND e.entity_pk = v.entity_pk AND e.version = v.version)"
    )
    text = "version {1} (in tenths) of entity {0} has no event of its own at {2}"
    yield from _found(session, "event log", sql, text, (pruned,))
    sql = (
        "SELECT e.pk, e.version, e.seq FROM entity e WHERE e.seq > ? AND NOT EXISTS (SELECT 1 FROM event v"
        " WHERE v.seq = e.seq AND v.entity_pk = e.pk AND v.version = e.version)"
    )
    text = "entity {0} has version {1} (in tenths) since {2}, the event there says otherwise"
    yield from _found(session, "event log", sql, text, (pruned,))


def _moments(session: Session) -> Iterator[Finding]:
    """Moments are ordered by time, the last is the head, and each event has the time of its moment."""
    sql = (
        "SELECT seq, at, previous FROM (SELECT seq, at, lag(at) OVER (ORDER BY seq) AS previous FROM moment) m"
        " WHERE at < previous"
    )
    yield from _found(session, "moment", sql, "the moment at {} has the time {}, the one before it the later {}")
    sql = (
        "SELECT seq, at, moment_at FROM (SELECT e.seq, e.at, (SELECT m.at FROM moment m WHERE m.seq >= e.seq"
        " ORDER BY m.seq LIMIT 1) AS moment_at FROM event e) x WHERE moment_at IS NULL OR moment_at <> at"
    )
    yield from _found(session, "moment", sql, "event {} has the time {}, its moment has {}")


def _head(session: Session) -> Iterator[Finding]:
    seq, at, pk = session.all("SELECT seq, at, pk FROM event_head")[0]
    last_seq, last_at = session.all("SELECT max(seq), max(at) FROM moment")[0]
    if (last_seq or 0) != seq:
        yield Finding("moment", f"the last moment is at {last_seq}, the head of the log says {seq}")
    if (last_at or 0) > at:
        yield Finding("head", f"the head of the log has the time {at}, the last moment the later {last_at}")
    for table, column in (("entity", "pk"), ("tombstone", "entity_pk")):
        highest = session.all(f"SELECT max({column}) FROM {table}")[0][0]
        if (highest or 0) > pk:
            yield Finding("head", f"{table} has the key {highest}, the head of the log has given out keys up to {pk}")
