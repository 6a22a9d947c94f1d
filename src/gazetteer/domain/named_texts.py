"""Texts inside documents that name entities, by kind: what may be named, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.domain import fqn
from gazetteer.errors import BadRequest


@dataclass(frozen=True, slots=True)
class NamedText:
    """What texts of a kind name.

    Arguments:
        types: the entity types that may be named; the first that has one of this name is meant.
        by_name: the text is a name alone, in place of an FQN.
        inside: the text may go on behind the entity's FQN, to a column of it.
        exact: what is written in another way than it is shown names nothing.
        personal: it names people, of whom an erasure leaves no text.
    """

    types: tuple[str, ...]
    by_name: bool = False
    inside: bool = False
    exact: bool = False
    personal: bool = False


KINDS = {
    "text": NamedText(("table",), inside=True),
    "tagName": NamedText(("tag", "glossaryTerm"), exact=True),
    "team": NamedText(("team",), by_name=True, exact=True),
    "role": NamedText(("role",), by_name=True, exact=True),
    "user": NamedText(("user",), by_name=True, personal=True),
}


def naming(entity_type: str) -> list[str]:
    """The kinds of texts that may name entities of a type."""
    return [kind for kind, named in KINDS.items() if entity_type in named.types]


def awaited(kind: str, text: str, inside: str) -> str | None:
    """The key of the FQN that a text waits for after what it named was erased; None if it waits for nothing.

    Arguments:
        inside: what follows the entity's FQN in the text.
    """
    named = KINDS.get(kind)
    if named is None or named.personal:
        return None
    try:
        names = [text] if named.by_name else fqn.names(text.removesuffix(f".{inside}") if inside else text)
        return fqn.key(fqn.join(*names))
    except BadRequest:
        return None
