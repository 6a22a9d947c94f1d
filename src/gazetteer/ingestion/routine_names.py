"""What routines are called in the catalog, where several of one schema may share a name.

A routine is one with its signature: the types of its arguments. Of namesakes one has the plain name, and keeps it
whatever the others do; the name of each other has its signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gazetteer.ingestion.sql_reading import Listed

_PAIRS = {"(": ")", "[": "]"}


def distinguished(routines: Sequence[Listed], stored: Iterable[Mapping[str, Any]]) -> Iterator[Listed]:
    """The routines of one schema, each with a name of its own.

    Arguments:
        routines: their `arguments` are given; of namesakes that are new, the first gets the plain name.
        stored: the routines of this schema that the catalog has, deleted ones too.
    """
    known = {str(entity["name"]): entity for entity in stored}
    namesakes: dict[str, list[Listed]] = {}
    for listed in routines:
        namesakes.setdefault(listed.name, []).append(listed)
    for name, group in namesakes.items():
        plain = _plain(group, known.get(name), known)
        for listed in group:
            yield replace(listed, name=name if listed is plain else _signature(listed), matched=name)


def _plain(group: Sequence[Listed], entity: Mapping[str, Any] | None, known: Mapping[str, Any]) -> Listed | None:
    """Which of some namesakes has the plain name; none, if that is another's that is gone."""
    code = ((entity or {}).get("storedProcedureCode") or {}).get("code")
    arguments = declared_arguments(code) if isinstance(code, str) else None
    if arguments is not None:
        return next((listed for listed in group if _are(arguments, listed.arguments or ())), None)
    return next((listed for listed in group if _signature(listed) not in known), None)


def _signature(listed: Listed) -> str:
    return f"{listed.name}({', '.join(listed.arguments or ())})".replace('"', "")


def _are(declared: Sequence[str], types: Sequence[str]) -> bool:
    """Whether declarations of arguments, such as `day date`, are of these types."""
    return len(declared) == len(types) and all(
        one == kind or one.endswith(f" {kind}") for one, kind in zip(declared, types, strict=True)
    )


def declared_arguments(code: str) -> list[str] | None:
    """The arguments of a CREATE statement that are given in a call, without defaults; None if it is none."""
    if not code.lstrip().upper().startswith("CREATE"):
        return None
    found = _parenthesised(code)
    if found is None:
        return None
    arguments = [argument.partition(" DEFAULT ")[0] for argument in split_list(found)]
    return [argument for argument in arguments if not argument.startswith("OUT ")]


def _parenthesised(code: str) -> str | None:
    """What the first parentheses hold that are in no name."""
    start = None
    for position, character, depth in _outside_quotes(code):
        if start is None and character == "(":
            start = position + 1
        elif start is not None and depth == 0:
            return code[start:position]
    return None


def split_list(text: str) -> list[str]:
    """The items of a list of SQL, which may have commas of their own in parentheses and quotes."""
    items, start = [], 0
    for position, character, depth in _outside_quotes(text):
        if character == "," and depth == 0:
            items.append(text[start:position].strip())
            start = position + 1
    last = text[start:].strip()
    return [*items, last] if last else items


def _outside_quotes(text: str) -> Iterator[tuple[int, str, int]]:
    """Each character of a text of SQL that is in no quotes, with how deep in parentheses the next one is."""
    quote, open_pairs = "", 0
    for position, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            open_pairs += (character in _PAIRS) - (character in _PAIRS.values())
            yield position, character, open_pairs
