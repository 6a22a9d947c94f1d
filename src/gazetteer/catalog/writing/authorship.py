"""What of an entity a bot wrote by PUT: that follows its next one, while what people wrote stays.

Kept beside the entity, for each bot: marks of the texts that it wrote, as long as they are what is there, and which
constraints its last request had. Of a text that anybody else changes the mark goes. While all that there is is one
bot's, as after a first harvest, just that is noted: marking every text would take a third of the time of a bulk write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import changes, fqn
from gazetteer.kit import json
from gazetteer.storage import entity_store, series_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.series_store import Series
from gazetteer.storage.transaction import WriteTransaction

TEXTS = ("description", "displayName")
_KIND = "written"


@dataclass(frozen=True)
class Authorship:
    """What one bot wrote of an entity.

    Arguments:
        texts: a mark of each text by its place.
        constraints: those of its last request; None if that is not known: then all that there are.
        everything: it wrote all that there is.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    constraints: frozenset[str] | None = None
    everything: bool = False

    def wrote(self, place: str, text: Any) -> bool:
        """Whether a text that is there is the bot's."""
        return self.everything or self.texts.get(place) == _mark(text)

    def brought(self, constraint: Mapping[str, Any]) -> bool:
        """Whether a constraint that is there came with the bot's last request."""
        return self.constraints is None or constraint_name(constraint) in self.constraints

    def as_json(self) -> str:
        """As it is stored."""
        if self.everything:
            return _EVERYTHING
        return json.dumps({"texts": self.texts, "constraints": sorted(self.constraints or ())})


# Of who is no bot, and of a bot that has written nothing.
NOTHING = Authorship({}, frozenset())
# Of the bot that made an entity which nobody has changed since.
EVERYTHING = Authorship(everything=True)
_EVERYTHING = "{}"


def place(column_path: str, name: str) -> str:
    """The place of a text of the entity (`column_path` empty) or of one of its columns."""
    return f"{column_path} {name}"


def constraint_name(constraint: Mapping[str, Any]) -> str:
    """What a constraint is called here: sources give names, requests do not."""
    return f"{constraint['constraintType']} {', '.join(constraint.get('columns', ()))}"


def of(session: Session, actor: Actor, current: State) -> Authorship:
    """What a bot wrote of what is stored; nothing, if it is no bot."""
    if not actor.is_bot:
        return NOTHING
    row = current.row
    stored = series_store.value(session, Series(row.pk, _KIND), str(actor.pk)) or _of_who_is_gone(session, row.pk)
    if stored is not None:
        return _read(stored)
    # Nothing was noted before there were notes. What nobody has changed since is its author's.
    untouched = row.version == changes.FIRST_VERSION and row.updated_by == actor.pk
    return EVERYTHING if untouched else Authorship()


def _of_who_is_gone(session: Session, pk: int) -> str | None:
    """What was noted for a bot that was erased since: its texts follow the bot that takes its place."""
    noted = {int(key): text for _, key, text in series_store.of_many(session, _KIND, [pk])}
    there = entity_store.by_pks(session, sorted(noted))
    return next((text for author, text in noted.items() if author not in there), None)


def matters(info: TypeInfo, document: Mapping[str, Any]) -> bool:
    """Whether a new entity has, or may get, anything that is told apart by who wrote it."""
    return info.has_columns or any(document.get(name) for name in TEXTS)


def after(
    before: Authorship, stored: Mapping[str, Any], document: Mapping[str, Any], request: Mapping[str, Any]
) -> Authorship:
    """What the bot wrote of an entity, after its request.

    Arguments:
        before: what it had written of what is stored.
        document: what is to be stored.
    """
    old, asked = dict(_texts(stored)), dict(_texts(request))
    marks = {
        where: _mark(text)
        for where, text in _texts(document)
        if (before.wrote(where, text) if old.get(where) == text else asked.get(where) == text)
    }
    constraints = _constraints(request)
    if len(marks) == sum(1 for _ in _texts(document)) and constraints == _constraints(document):
        return EVERYTHING
    return Authorship(marks, constraints)


def keep(write: WriteTransaction, author: int, written: Sequence[tuple[int, Authorship]]) -> None:
    """Note what a bot wrote of entities.

    Arguments:
        author: the bot's key.
        written: entities by their keys.
    """
    series_store.record_only(write, _KIND, str(author), [(pk, found.as_json()) for pk, found in written])


def keep_new(write: WriteTransaction, made: Sequence[tuple[int, int]]) -> None:
    """Note that all of some new entities is their bots'.

    Arguments:
        made: the key of each entity, and its bot's; as they were made.
    """
    neighbours = groupby(enumerate(made), lambda found: (found[1][1], found[1][0] - found[0]))
    for (author, _), together in neighbours:
        pks = [pk for _, (pk, _) in together]
        series_store.record_of_new(write, _KIND, str(author), _EVERYTHING, range(pks[0], pks[-1] + 1))


@dataclass(frozen=True)
class Rewritten:
    """A document before and after, and the bot that changed it by PUT; None if it was anybody else."""

    stored: Mapping[str, Any]
    document: Mapping[str, Any]
    author: int | None


def forget(write: WriteTransaction, rewritten: Mapping[int, Rewritten]) -> None:
    """What somebody changes is no longer others'.

    Arguments:
        rewritten: entities by their keys.
    """
    for pk, key, text in series_store.of_many(write.session, _KIND, list(rewritten)):
        changed, found = rewritten[pk], _read(text)
        if key == str(changed.author):
            continue
        old, new = dict(_texts(changed.stored)), dict(_texts(changed.document))
        if found.everything:
            found = Authorship({where: _mark(text) for where, text in old.items()}, _constraints(changed.stored))
            still = old == new and found.constraints == _constraints(changed.document)
        else:
            still = all(old.get(where) == new.get(where) for where in found.texts)
        if not still:
            rest = {where: mark for where, mark in found.texts.items() if old.get(where) == new.get(where)}
            keep(write, int(key), [(pk, Authorship(rest, found.constraints))])


def _read(text: str) -> Authorship:
    if text == _EVERYTHING:
        return EVERYTHING
    found = json.loads(text)
    return Authorship(found["texts"], frozenset(found["constraints"]))


def _constraints(document: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(map(constraint_name, document.get("tableConstraints", ())))


def _mark(text: Any) -> str:
    return blake2b(json.canonical(text), digest_size=6).hexdigest()


def _texts(holder: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Texts of an entity, or of a column, and of what is inside of it, by place."""
    for name in TEXTS:
        if holder.get(name):
            yield place(path, name), holder[name]
    columns = holder.get("children" if path else "columns")
    for column in columns if isinstance(columns, list) else ():
        if isinstance(column, dict) and "name" in column:
            yield from _texts(column, fqn.append(path, column["name"]))
