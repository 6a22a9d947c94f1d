"""Where people are named who are no users yet is remembered, and more texts that name something become slots.

The version before this goes on with what it finds: it knows every form that is made here, and remembers no new places.
So a name for which it has no kind becomes a slot only where it names something. Converted are the documents that are
valid now, labels and slots of all times, and what changes told of people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Connection, Text, text
from sqlalchemy.dialects import postgresql

# A revision does not change any more.
from gazetteer.storage.migrations.versions import v0004_names_in_documents as before

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KIND = "expand"

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "awaited_person",
        Column("awaits", TEXT, primary_key=True),
        Column("entity_pk", BigInteger, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    bind = op.get_bind()
    people = _People(bind)
    _slots(bind, people)
    _labels(bind, people)
    for table, column, keys in _TOLD:
        _told(bind, people, (table, column, keys))
    _documents(bind, people)


class _People:
    """Who is meant by a name, and the places that name nobody yet."""

    def __init__(self, bind: Connection) -> None:
        self.bind = bind
        rows = bind.execute(text("SELECT name, pk, doc FROM entity WHERE type = 'user' AND deleted = 0")).all()
        self.users = {str(json.loads(doc).get("email", "")).lower(): pk for _, pk, doc in rows}
        self.users |= {row[0].lower(): row[1] for row in bind.execute(text(_NAMES)).all()}

    def called(self, name: str) -> int | None:
        """The user of this name or address."""
        return self.users.get(_bare(name))

    def wait(self, name: str, pk: int | None, seq: int) -> None:
        """Somebody is named at a place who is no user."""
        bare = _bare(name)
        if bare and '"' not in bare and pk is not None:
            values = {"awaits": before._key(before._quoted(bare)), "pk": pk, "seq": seq}
            self.bind.execute(text(_WAIT), values)


_NAMES = "SELECT name, pk FROM entity WHERE type = 'user'"
_WAIT = (
    "INSERT INTO awaited_person (awaits, entity_pk, seq) VALUES (:awaits, :pk, :seq)"
    " ON CONFLICT (awaits, entity_pk, seq) DO NOTHING"
)


def _bare(name: str) -> str:
    return before._unquoted(name).lower()


def _slots(bind: Connection, people: _People) -> None:
    rows = bind.execute(
        text("SELECT entity_pk, slot, from_seq, text FROM ref_slot WHERE kind = 'user' AND target_pk IS NULL")
    ).all()
    update = text(
        "UPDATE ref_slot SET target_pk = :user, awaits = NULL, text = ''"
        " WHERE entity_pk = :pk AND slot = :slot AND from_seq = :seq"
    )
    for pk, slot, seq, name in rows:
        user = people.called(name)
        if user is None:
            people.wait(name, pk, seq)
        else:
            bind.execute(update, {"user": user, "pk": pk, "slot": slot, "seq": seq})


def _labels(bind: Connection, people: _People) -> None:
    rows = bind.execute(
        text(
            "SELECT entity_pk, column_path, tag_pk, from_seq, detail FROM tag_usage"
            " WHERE applied_by IS NULL AND detail LIKE :mark"
        ),
        {"mark": '%"appliedBy"%'},
    ).all()
    update = text(
        "UPDATE tag_usage SET applied_by = :user, detail = :detail"
        " WHERE entity_pk = :pk AND column_path = :path AND tag_pk = :tag AND from_seq = :seq"
    )
    for pk, path, tag, seq, stored in rows:
        detail = json.loads(stored)
        name = detail.pop("appliedBy", "")
        user = people.called(name)
        if user is None:
            people.wait(name, pk, seq)
        else:
            rest = before._dumped(detail) if detail else None
            bind.execute(update, {"user": user, "detail": rest, "pk": pk, "path": path, "tag": tag, "seq": seq})


# (table, column, key)
_TOLD = (
    ("event", "change", ("seq",)),
    ("event", "last_document", ("seq",)),
    ("version", "change", ("entity_pk", "version")),
)


def _told(bind: Connection, people: _People, place: tuple[str, str, tuple[str, ...]]) -> None:
    table, column, keys = place
    where = " AND ".join(f"{key} = :{key}" for key in keys)
    rows = bind.execute(
        text(
            f"SELECT entity_pk, seq, {column}, {', '.join(keys)} FROM {table}"
            f" WHERE {column} LIKE :applied OR {column} LIKE :updated"
        ),
        {"applied": '%"appliedBy"%', "updated": '%"updatedBy"%'},
    ).all()
    for pk, seq, stored, *key in rows:
        names: list[str] = []
        value = json.loads(stored)
        shown = _with_people(value, "", people, names)
        for name in names:
            people.wait(name, pk, seq)
        if shown != value:
            values = {"told": before._dumped(shown), **dict(zip(keys, key, strict=True))}
            bind.execute(text(f"UPDATE {table} SET {column} = :told WHERE {where}"), values)


def _with_people(value: Any, holder: str, people: _People, names: list[str]) -> Any:
    """A stored change with what stands for people in the places of their names; `holder` is the field it is of."""
    if holder in before._FREE:
        return value
    if isinstance(value, list):
        # A change is told as field, before, after.
        field = value[0] if len(value) == 3 and isinstance(value[0], str) else holder
        return [_with_people(item, field.rpartition(".")[2], people, names) for item in value]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, item in value.items():
        personal = (key == "appliedBy" and ("$tag" in value or "tagFQN" in value)) or (
            key == "updatedBy" and holder in ("customMetrics", "recognizers")
        )
        if personal and isinstance(item, str):
            user = people.called(item)
            if user is None:
                names.append(item)
            result[key] = {"$pk": user or 0, "name": "" if user else item}
        else:
            result[key] = _with_people(item, key, people, names)
    return result


def _documents(bind: Connection, people: _People) -> None:
    found = _Found(bind)
    after = 0
    page = text(
        "SELECT pk, type, seq, version, doc FROM entity WHERE pk > :after AND (type IN ('policy', 'ingestionPipeline')"
        " OR (type = 'table' AND (doc LIKE :joins OR doc LIKE :model)) OR (type = 'tag' AND doc LIKE :link))"
        f" ORDER BY pk LIMIT {before.PAGE}"
    )
    marks = {"joins": '%"joins"%', "model": '%"dataModel"%', "link": '%"entityLink"%'}
    while rows := bind.execute(page, {"after": after, **marks}).all():
        for row in rows:
            _document(bind, found, people, row)
        after = rows[-1][0]


def _document(bind: Connection, found: _Found, people: _People, entity: Sequence[Any]) -> None:
    pk, kind, seq, version, stored = entity
    highest = bind.execute(text("SELECT max(slot) FROM ref_slot WHERE entity_pk = :pk"), {"pk": pk}).scalar()
    taken = _Taken(found, people, -1 if highest is None else highest)
    document = json.loads(stored)
    after = taken.document(kind, document)
    if not taken.slots:
        return
    for slot in taken.slots:
        bind.execute(before._NEW_SLOT, {"entity_pk": pk, "from_seq": seq, **slot})
    bind.execute(text("UPDATE entity SET doc = :doc WHERE pk = :pk"), {"doc": before._dumped(after), "pk": pk})
    # The way back from the newest version leads to the document before it as it stands.
    row = bind.execute(before._NEWEST, {"pk": pk, "version": version}).first()
    if row is not None:
        patch, snapshot = row
        if patch is not None:
            patch = before._dumped({"=": before._applied(document, json.loads(patch))})
        values = {"patch": patch, "snapshot": snapshot and before._dumped(after), "pk": pk, "version": version}
        bind.execute(before._SET_NEWEST, values)


class _Found(before._Found):
    """Looks entities up, those of kinds that the version before does not know as well."""

    def placed(self, kind: str, names: Sequence[str]) -> int | None:
        """The entity of this type whose FQN has these names."""
        types = _CHAINS[kind]
        if len(names) != len(types):
            return None
        pk = 0
        for part, name in zip(types, names, strict=True):
            row = self.bind.execute(
                text("SELECT pk FROM entity WHERE parent_pk = :parent AND type = :kind AND local_key = :key"),
                {"parent": pk, "kind": part, "key": before._key(before._quoted(name))},
            ).first()
            if row is None:
                return None
            pk = row[0]
        return pk


_CHAINS = {
    "databaseService": ("databaseService",),
    "database": ("databaseService", "database"),
    "databaseSchema": ("databaseService", "database", "databaseSchema"),
    "storedProcedure": ("databaseService", "database", "databaseSchema", "storedProcedure"),
    "ingestionPipeline": ("databaseService", "ingestionPipeline"),
    "classification": ("classification",),
}
_BY_NAME = {"serviceName": "databaseService", "classificationName": "classification"}
# Kinds that the version before knows, whether they name something or not.
_KNOWN = ("text", "tagName", "team", "role")


class _Taken:
    """The names taken out of one document."""

    def __init__(self, found: _Found, people: _People, highest: int) -> None:
        self.found = found
        self.people = people
        self.highest = highest
        self.slots: list[dict[str, Any]] = []

    def document(self, kind: str, document: dict[str, Any]) -> dict[str, Any]:
        """The document with slots in the places of its names."""
        result = document
        for path, names in _FIELDS.get(kind, ()):
            result = _changed(result, path.split("."), partial(self.taken, names))
        return result

    def taken(self, kind: str, written: str) -> Any:
        """What stands for a text of this kind."""
        if kind == "condition":
            return self._pieces(written, _literals(written))
        if kind == "entityLink":
            return self._pieces(written, _linked(written))
        return self._slot(kind, written)

    def _slot(self, kind: str, written: str) -> Any:
        if kind in _KNOWN:
            slot = self.found.slot(kind, written)
        elif kind == "owner":
            pk = self.owner(written)
            if pk is None:
                return written
            slot = {"kind": kind, "target_pk": pk, "column_path": "", "text": "", "awaits": None}
        else:
            names = [written] if kind in _BY_NAME else before._names(written)
            pk = self.found.placed(_BY_NAME.get(kind, kind), names)
            if pk is None:
                return written
            slot = {"kind": kind, "target_pk": pk, "column_path": "", "text": written, "awaits": None}
        self.highest += 1
        self.slots.append({"slot": self.highest, **slot})
        return {"$slot": self.highest}

    def owner(self, written: str) -> int | None:
        """The user of this name or address, or the team of this name."""
        user = self.people.called(written)
        return self.found.by_name["team"].get(before._unquoted(written)) if user is None else user

    def _pieces(self, written: str, names: Iterator[tuple[int, int, str, str]]) -> Any:
        pieces: list[Any] = []
        position = 0
        for start, end, kind, name in names:
            slot = self._slot(kind, name)
            if slot != name:
                pieces += [written[position:start], slot]
                position = end
        return {"$text": [*pieces, written[position:]]} if pieces else written


_CONFIG = "sourceConfig.config"
_OWNED = ("database", "databaseSchema", "table")
_FIELDS = {
    "policy": (("rules.condition", "condition"),),
    "table": (
        ("joins.columnJoins.joinedWith.fullyQualifiedName", "text"),
        ("joins.directTableJoins.fullyQualifiedName", "text"),
        ("dataModel.columns.fullyQualifiedName", "text"),
        ("dataModel.columns.children*.fullyQualifiedName", "text"),
    ),
    "tag": (("recognizers.exceptionList.entityLink", "entityLink"),),
    "ingestionPipeline": (
        (f"{_CONFIG}.appConfig.entityLink", "entityLink"),
        (f"{_CONFIG}.appConfig.moduleConfiguration.dataAssets.serviceFilter.serviceName", "serviceName"),
        (f"{_CONFIG}.crossDatabaseServiceNames", "serviceName"),
        (f"{_CONFIG}.dbtClassificationName", "classificationName"),
        (f"{_CONFIG}.entityFullyQualifiedName", "text"),
        (f"{_CONFIG}.operations.entityLink", "entityLink"),
        *((f"{_CONFIG}.ownerConfig.{field}", "owner") for field in ("default", "service", *_OWNED)),
        *((f"{_CONFIG}.ownerConfig.{field}.", "owner") for field in _OWNED),
        (f"{_CONFIG}.serviceConnections.serviceName", "serviceName"),
        (f"{_CONFIG}.policies.rules.condition", "condition"),
    ),
}


def _changed(value: Any, steps: list[str], change: Callable[[str], Any]) -> Any:
    """A copy of a value with the texts changed that the steps lead to, in lists as well.

    A step `x*` leads to any depth of `x`, an empty one to everything in a map.
    """
    if isinstance(value, list):
        return [_changed(item, steps, change) for item in value]
    if not steps:
        return change(value) if isinstance(value, str) else value
    if not isinstance(value, dict):
        return value
    step, rest = steps[0].removesuffix("*"), steps[1:]
    if not step:
        # What stands for a name already is no map.
        return {key: item if key.startswith("$") else _changed(item, rest, change) for key, item in value.items()}
    if step not in value:
        return value
    inner = _changed(value[step], steps, change) if steps[0].endswith("*") else value[step]
    return {**value, step: _changed(inner, rest, change)}


_LINK = re.compile(r'<#E::(?P<type>\w+)::(?P<name>(?:"[^"]*"|:(?!:)|[^":])+)(?:::.*)?>', re.DOTALL)


def _linked(link: str) -> Iterator[tuple[int, int, str, str]]:
    match = _LINK.fullmatch(link)
    kind = match and {"table": "text", "tag": "tagName"}.get(match["type"], match["type"])
    if match is not None and kind in ("text", "tagName", *_CHAINS):
        yield match.start("name"), match.end("name"), kind, match["name"]


_TOKEN = re.compile(r"""\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|[^'"]""")
_BEFORE, _BEHIND = ("(", "{", ",", "?", ":"), (")", "}", ",", ":")
_OPERATORS = frozenset({"not", "and", "or", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "instanceof", "matches"})


def _literals(condition: str) -> Iterator[tuple[int, int, str, str]]:
    """The literals that a condition gives to functions of `_KINDS`: (start, end, kind, name)."""
    tokens = list(_TOKEN.finditer(condition))
    if sum(len(token[0]) for token in tokens) != len(condition):
        return
    tokens = [token for token in tokens if not token[0].isspace()]
    functions: list[str] = []
    texts = ["", *(token[0] for token in tokens), ""]
    for token, previous, following in zip(tokens, texts, texts[2:], strict=False):
        kind = before._KINDS.get(functions[-1]) if functions else None
        if token[0] in ("(", "{", "["):
            is_word = previous[:1] == "_" or previous[:1].isalpha()
            if token[0] == "(" and is_word and previous.lower() not in _OPERATORS:
                functions.append(previous)
            elif token[0] == "[" or (token[0] == "(" and previous in (")", "}", "]")):
                functions.append("")
            else:
                functions.append(functions[-1] if functions else "")
        elif token[0] in (")", "}", "]"):
            del functions[-1:]
        elif kind and token[0][0] in "'\"" and previous in _BEFORE and following in _BEHIND:
            quote = token[0][0]
            yield token.start() + 1, token.end() - 1, kind, token[0][1:-1].replace(quote * 2, quote)
