"""Finds entities by words that occur in their names and documents."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from gazetteer.domain.comparison import folded, strings, trace
from gazetteer.kit import json
from gazetteer.storage import entity_store, word_store
from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.entity_store import EntityRow

# So many words narrow what the database finds; those behind them are looked for in what it found.
MOST_TRACES = 8
DOCUMENTS = 200

# Words in the name before words elsewhere, short names before long ones, then the order of the catalog.
_Rank = tuple[bool, int, bytes, str, str]


def find(session: Session, kinds: Sequence[str], words: Sequence[str], limit: int, include: str) -> list[EntityRow]:
    """The best entities whose name or document has all of these words, those with all in the name first.

    Arguments:
        limit: at most so many.
        include: `non-deleted`, `deleted` or `all`.
    """
    wanted = list(dict.fromkeys(folded(word) for word in words))
    longest = sorted(wanted, key=len, reverse=True)[:MOST_TRACES]
    best = _Best(limit)
    for rows in word_store.with_traces(session, kinds, [trace(word) for word in longest], include):
        _judge(session, rows, wanted, best)
    pks = [pk for _, pk in best.found]
    found = entity_store.by_pks(session, pks)
    return [found[pk] for pk in pks]


class _Best:
    """The entities of the lowest ranks so far, in order."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.found: list[tuple[_Rank, int]] = []

    def takes(self, rank: _Rank) -> bool:
        """Whether an entity of this rank would be among them."""
        return len(self.found) < self.limit or (self.limit > 0 and rank < self.found[-1][0])

    def add(self, rank: _Rank, pk: int) -> None:
        insort(self.found, (rank, pk))
        del self.found[self.limit :]


def _judge(session: Session, rows: list[Row], wanted: list[str], best: _Best) -> None:
    """Take of the candidates what has all words; a document is read only while it can still be among the best."""
    elsewhere: list[tuple[_Rank, int, list[str]]] = []
    for pk, path, local_key, kind, name in rows:
        fold = folded(name)
        missing = [word for word in wanted if word not in fold]
        rank = (bool(missing), len(name), path, local_key, kind)
        if best.takes(rank):
            if missing:
                elsewhere.append((rank, pk, missing))
            else:
                best.add(rank, pk)
    elsewhere.sort()
    for start in range(0, len(elsewhere), DOCUMENTS):
        part = [entry for entry in elsewhere[start : start + DOCUMENTS] if best.takes(entry[0])]
        documents = word_store.documents(session, [pk for _, pk, _ in part])
        for rank, pk, missing in part:
            if best.takes(rank) and _has_all(documents[pk], missing):
                best.add(rank, pk)


def _has_all(document: str, words: list[str]) -> bool:
    # No word has a line break, so none is found across two texts.
    text = folded("\n".join(strings(json.loads(document))))
    return all(word in text for word in words)
