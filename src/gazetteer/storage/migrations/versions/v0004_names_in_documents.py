"""Names of other entities that stood as text in documents become slots, and who put a tag there becomes a key.

Converted are the documents that are valid now. Those of earlier versions keep their texts: they say what was written
then, and no name of that time is lost. What a change told of whoever put a tag there is a key from now on, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Connection, bindparam, text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The program before shows the new form of a condition as it is stored.
KIND = "contract"

PAGE = 500
# In bytes; a row of an index has to stay below 2,704 in PostgreSQL.
LONGEST_KEY = 800


def upgrade() -> None:
    """Apply."""
    bind = op.get_bind()
    op.add_column("tag_usage", Column("applied_by", BigInteger))
    where = text("applied_by IS NOT NULL")
    op.create_index("tag_usage_applied_by", "tag_usage", ["applied_by"], sqlite_where=where, postgresql_where=where)
    # A reference shows nothing once its target is erased, so its text serves nothing; it may name a person.
    bind.execute(text("UPDATE ref_slot SET text = '' WHERE kind IN ('entity', 'tag')"))
    found = _Found(bind)
    _labels(bind, found)
    for table, keys in (("version", ("entity_pk", "version")), ("event", ("seq",))):
        _changes(bind, found, table, keys)
    _documents(bind, found)


class _Found:
    """Looks entities up by the names that texts give."""

    def __init__(self, bind: Connection) -> None:
        self.bind = bind
        self.users = {name.lower(): pk for name, pk in self._of("user").items()}
        self.by_name = {kind: self._of(kind) for kind in ("team", "role")}
        rows = bind.execute(
            text("SELECT pk, parent_pk, type, name FROM entity WHERE type IN ('classification', 'tag')")
        )
        placed = {pk: (parent, kind, name) for pk, parent, kind, name in rows}
        self.tags = {_composed(placed, pk): pk for pk, (_, kind, _) in placed.items() if kind == "tag"}

    def _of(self, kind: str) -> dict[str, int]:
        rows = self.bind.execute(text("SELECT name, pk FROM entity WHERE type = :kind"), {"kind": kind})
        return {str(name): pk for name, pk in rows}

    def slot(self, kind: str, written: str) -> dict[str, Any]:
        """The columns of a slot for a text of this kind."""
        empty = {"kind": kind, "target_pk": None, "column_path": "", "text": written, "awaits": None}
        names = _names(written) if kind in ("text", "tagName") else [_unquoted(written)]
        if not names or any(not name or '"' in name for name in names):
            return empty
        if kind == "text":
            inside = ".".join(map(_quoted, names[4:]))
            found, waits = self._table(names[:4]) if len(names) >= 4 else None, ".".join(map(_quoted, names[:4]))
            empty["column_path"] = inside
            if len(names) < 4:
                return empty
        elif kind == "user":
            found, waits = self.users.get(names[0].lower()), _quoted(names[0].lower())
        else:
            waits = ".".join(map(_quoted, names))
            if written != (waits if kind == "tagName" else names[0]):
                return empty
            found = self.tags.get(written) if kind == "tagName" else self.by_name[kind].get(written)
        if found is None:
            return {**empty, "awaits": _key(waits)}
        return {**empty, "target_pk": found, "text": "" if kind == "user" else written}

    def _table(self, names: list[str]) -> int | None:
        pk = 0
        for kind, name in zip(("databaseService", "database", "databaseSchema", "table"), names, strict=True):
            row = self.bind.execute(
                text("SELECT pk FROM entity WHERE parent_pk = :parent AND type = :kind AND local_key = :key"),
                {"parent": pk, "kind": kind, "key": _key(_quoted(name))},
            ).first()
            if row is None:
                return None
            pk = row[0]
        return pk


def _composed(placed: dict[int, tuple[int, str, str]], pk: int) -> str:
    parts = []
    while pk in placed:
        pk, _, name = placed[pk]
        parts.append(_quoted(name))
    return ".".join(reversed(parts))


def _quoted(name: str) -> str:
    return f'"{name}"' if "." in name else name


def _unquoted(part: str) -> str:
    return part[1:-1] if len(part) >= 2 and part[0] == part[-1] == '"' else part


def _names(written: str) -> list[str]:
    """The names of an FQN; none if it is not one."""
    if re.fullmatch(r'(?:[^".]+|"[^"]+")(?:\.(?:[^".]+|"[^"]+"))*', written) is None:
        return []
    return [_unquoted(part) for part in re.findall(r'"[^"]+"|[^".]+', written)]


def _key(name: str) -> str:
    encoded = name.encode()
    if len(encoded) <= LONGEST_KEY:
        return name
    head = encoded[: LONGEST_KEY // 2].decode(errors="ignore")
    return f"{head}~{blake2b(encoded, digest_size=16).hexdigest()}"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _labels(bind: Connection, found: _Found) -> None:
    keys = ("entity_pk", "column_path", "tag_pk", "from_seq")
    where = " AND ".join(f"{key} = :{key}" for key in keys)
    rows = bind.execute(
        text(f"SELECT {', '.join(keys)}, detail FROM tag_usage WHERE detail LIKE :mark"), {"mark": '%"appliedBy"%'}
    ).all()
    for *place, stored in rows:
        detail = json.loads(stored)
        pk = found.users.get(_unquoted(detail.get("appliedBy", "")).lower())
        if pk is not None:
            del detail["appliedBy"]
            values = {"pk": pk, "detail": _dumped(detail) if detail else None, **dict(zip(keys, place, strict=True))}
            bind.execute(text(f"UPDATE tag_usage SET applied_by = :pk, detail = :detail WHERE {where}"), values)


def _changes(bind: Connection, found: _Found, table: str, keys: tuple[str, ...]) -> None:
    where = " AND ".join(f"{key} = :{key}" for key in keys)
    rows = bind.execute(
        text(f"SELECT {', '.join(keys)}, change FROM {table} WHERE change LIKE :mark"), {"mark": '%"appliedBy"%'}
    ).all()
    for *place, stored in rows:
        values = {"change": _dumped(_told(json.loads(stored), found)), **dict(zip(keys, place, strict=True))}
        bind.execute(text(f"UPDATE {table} SET change = :change WHERE {where}"), values)


def _told(value: Any, found: _Found) -> Any:
    if isinstance(value, list):
        return [_told(item, found) for item in value]
    if not isinstance(value, dict):
        return value
    told = {key: _told(item, found) for key, item in value.items()}
    name = told.get("appliedBy")
    if ("$tag" in told or "tagFQN" in told) and isinstance(name, str):
        pk = found.users.get(_unquoted(name).lower())
        return told if pk is None else {**told, "appliedBy": {"$pk": pk, "name": ""}}
    return told


def _documents(bind: Connection, found: _Found) -> None:
    after = 0
    marks = {"upstream": '%"upstream"%', "applied": '%"appliedBy"%', "updated": '%"updatedBy"%'}
    page = text(
        "SELECT pk, type, seq, version, doc FROM entity WHERE pk > :after AND (type = 'policy' OR doc LIKE :upstream"
        f" OR doc LIKE :applied OR doc LIKE :updated) ORDER BY pk LIMIT {PAGE}"
    )
    while rows := bind.execute(page, {"after": after, **marks}).all():
        for row in rows:
            _document(bind, found, row)
        after = rows[-1][0]


def _document(bind: Connection, found: _Found, entity: Sequence[Any]) -> None:
    pk, kind, seq, version, stored = entity
    highest = bind.execute(text("SELECT max(slot) FROM ref_slot WHERE entity_pk = :pk"), {"pk": pk}).scalar()
    taken = _Taken(found, -1 if highest is None else highest)
    before = json.loads(stored)
    after = taken.document(kind, before)
    if not taken.slots:
        return
    for slot in taken.slots:
        bind.execute(_NEW_SLOT, {"entity_pk": pk, "from_seq": seq, **slot})
    bind.execute(text("UPDATE entity SET doc = :doc WHERE pk = :pk"), {"doc": _dumped(after), "pk": pk})
    # The way back from the newest version leads to the document before it as it stands.
    row = bind.execute(_NEWEST, {"pk": pk, "version": version}).first()
    if row is not None:
        patch, snapshot = row
        if patch is not None:
            patch = _dumped({"=": _applied(before, json.loads(patch))})
        values = {"patch": patch, "snapshot": snapshot and _dumped(after), "pk": pk, "version": version}
        bind.execute(_SET_NEWEST, values)


_NEW_SLOT = text(
    "INSERT INTO ref_slot (entity_pk, slot, kind, target_pk, column_path, text, awaits, from_seq)"
    " VALUES (:entity_pk, :slot, :kind, :target_pk, :column_path, :text, :awaits, :from_seq)"
).bindparams(bindparam("target_pk", type_=BigInteger))
_NEWEST = text("SELECT reverse_patch, snapshot FROM version WHERE entity_pk = :pk AND version = :version")
_SET_NEWEST = text(
    "UPDATE version SET reverse_patch = :patch, snapshot = :snapshot WHERE entity_pk = :pk AND version = :version"
)


def _applied(start: Any, steps: Any) -> Any:
    """The goal that a patch was taken for."""
    if steps is None:
        return start
    if "=" in steps:
        return steps["="]
    if "i" in steps:
        result = list(start)
        for position, step in steps["i"].items():
            result[int(position)] = _applied(result[int(position)], step)
        return result
    if "l" in steps:
        prefix, suffix, middle = steps["l"]
        return start[:prefix] + middle + start[len(start) - suffix :]
    changed = dict(start)
    for key, step in steps["o"].items():
        if "-" in step:
            del changed[key]
        else:
            changed[key] = _applied(start.get(key), step)
    return changed


class _Taken:
    """The names taken out of one document."""

    def __init__(self, found: _Found, highest: int) -> None:
        self.found = found
        self.highest = highest
        self.slots: list[dict[str, Any]] = []

    def _slot(self, kind: str, written: str) -> dict[str, int]:
        self.highest += 1
        self.slots.append({"slot": self.highest, **self.found.slot(kind, written)})
        return {"$slot": self.highest}

    def document(self, kind: str, document: dict[str, Any]) -> dict[str, Any]:
        """The document with slots in the places of its names."""
        result = {key: self._within(item, key) for key, item in document.items() if key not in _FREE}
        result = {key: result.get(key, item) for key, item in document.items()}
        if kind == "policy":
            result["rules"] = [
                {**rule, "condition": self._condition(rule["condition"])} if "condition" in rule else rule
                for rule in result.get("rules", [])
            ]
        model = result.get("dataModel") if kind == "table" else None
        if isinstance(model, dict) and "upstream" in model:
            result["dataModel"] = {**model, "upstream": [self._slot("text", name) for name in model["upstream"]]}
        return result

    def _within(self, value: Any, holder: str) -> Any:
        """A part of a document with the names of people taken out; `holder` is the key that it stands under."""
        if isinstance(value, list):
            return [self._within(item, holder) for item in value]
        if not isinstance(value, dict):
            return value
        result = {key: item if key in _FREE else self._within(item, key) for key, item in value.items()}
        if isinstance(value.get("tagFQN"), dict) and isinstance(value.get("appliedBy"), str):
            result["appliedBy"] = self._slot("user", value["appliedBy"])
        if holder in ("customMetrics", "recognizers") and isinstance(value.get("updatedBy"), str):
            result["updatedBy"] = self._slot("user", value["updatedBy"])
        return result

    def _condition(self, condition: str) -> Any:
        calls = list(_CALL.finditer(condition))
        if not _is_readable(_CALL.sub(" x ", condition)):
            return condition
        pieces: list[Any] = []
        position = 0
        for call in calls:
            kind = _KINDS.get(call["name"])
            for literal in _LITERAL.finditer(condition, call.start("literals"), call.end("literals")) if kind else ():
                quote, start, end = literal[0][0], literal.start() + 1, literal.end() - 1
                name = condition[start:end].replace(quote * 2, quote)
                pieces += [condition[position:start], self._slot(kind or "", name)]
                position = end
        return {"$text": [*pieces, condition[position:]]} if pieces else condition


# What users put there as they like.
_FREE = frozenset({"extension", "connection", "airflowConfig", "openMetadataServerConnection"})
_KINDS = {
    "matchAnyTag": "tagName",
    "matchAllTags": "tagName",
    "matchAnyCertification": "tagName",
    "inAnyTeam": "team",
    "hasAnyRole": "role",
}
_LITERAL = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_CALL = re.compile(
    rf"\b(?!(?:not|and|or)\b)(?P<name>[A-Za-z_]\w*)\s*\("
    rf"(?P<literals>\s*(?:(?:{_LITERAL.pattern})(?:\s*,\s*(?:{_LITERAL.pattern}))*\s*)?)\)"
)


def _is_readable(condition: str) -> bool:
    """Whether what is left when each call is an `x` is a condition."""
    words = {"true": "x", "false": "x", "not": "!", "and": "&&", "or": "||"}
    left = re.sub(r"[a-zA-Z_]\w*", lambda word: words.get(word[0].lower(), word[0]), condition)
    left = re.sub(r"\s+", "", left)
    while (shorter := re.sub(r"\(x\)|!x|x(?:&&|\|\|)x", "x", left)) != left:
        left = shorter
    return left == "x"
