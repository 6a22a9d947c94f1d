"""How names and words are compared: the one rule, whatever the database.

A search ignores case and composition: words, values of fields and wildcards in them are compared folded. A look-up is
exact, character by character: ids, FQNs with wildcards or without, filters of lists. User names and e-mail addresses
are kept in lower case, and asked for in it. Databases fold by tables of their own, so that folding is done here; a
database only narrows what is looked at, by a `Trace`.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

# Where characters are that fold to others. A test looks at all of Unicode for one elsewhere.
FOLDING = (range(0x80, 0xD800), range(0xE000, 0x20000), range(0x2F800, 0x2FA20))
# More narrows no better, and databases have limits.
MOST_PIECES = 8
LONGEST_PIECE = 100


def folded(text: str) -> str:
    """A text without differences of case and composition: canonical caseless matching, in composed form.

    https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf (D145)
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def parts(text: str) -> list[str]:
    """What a folded name or sentence consists of; marks stay with their letters, `@` and `-` join."""
    kept = (c if c.isalnum() or c in "@-" or unicodedata.category(c)[0] == "M" else " " for c in text)
    return "".join(kept).split()


def is_like(text: str, pattern: str, *, one: str = "?") -> bool:
    """Whether a text matches a pattern in which `*` stands for any characters, and `one` for one (empty: none does)."""
    escaped = pattern.replace("[", "[[]")
    return fnmatchcase(text, escaped if one else escaped.replace("?", "[?]"))


def strings(value: Any) -> Iterator[str]:
    """Every text in a document, names of fields apart."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


@dataclass(frozen=True)
class Trace:
    """What every text that contains a folded word has, as it is stored, in terms that all databases decide alike.

    Arguments:
        pieces: these one behind another, but for the case of ASCII letters.
        instead: or one of these characters, which fold to something in the pieces.
        beyond_ascii: and some character beyond ASCII in any case.
    """

    pieces: tuple[str, ...]
    instead: tuple[str, ...]
    beyond_ascii: bool


def trace(word: str) -> Trace:
    """The trace of a folded word in texts and in the JSON of documents."""
    kept = "".join(c if _is_literal(c) else " " for c in word)
    pieces = tuple(piece[:LONGEST_PIECE] for piece in kept.split())[:MOST_PIECES]
    bases = _bases(word)
    instead = [c for c, fold in _unfolded_ascii().items() if pieces and _overlap(fold, bases)]
    return Trace(pieces, tuple(instead), not word.isascii())


def _is_literal(character: str) -> bool:
    """Whether a character of a folded word stands as such in every text, but for its case in ASCII."""
    if character.isascii():
        # JSON writes the others in another way.
        return character.isprintable() and character not in '" \\'
    return character == _bases(character) and character not in _results()


def _bases(text: str) -> str:
    """A text without its marks, which may stand in another order, or composed with the letters before them."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c)[0] != "M")


def _overlap(part: str, whole: str) -> bool:
    """Whether two texts can overlap: one in the other, or the end of one at the beginning of the other."""
    return (
        part in whole
        or whole in part
        or any(whole.startswith(part[at:]) or whole.endswith(part[:at]) for at in range(1, len(part)))
    )


@functools.cache
def _foldings() -> dict[str, str]:
    """The characters beyond ASCII that fold to something else."""
    every = (chr(code) for block in FOLDING for code in block)
    return {character: fold for character in every if (fold := folded(character)) != character}


@functools.cache
def _results() -> frozenset[str]:
    """The characters that others fold to."""
    return frozenset("".join(_foldings().values()))


@functools.cache
def _unfolded_ascii() -> dict[str, str]:
    """The characters beyond ASCII that fold to ASCII, such as `ß`: what to, without marks."""
    return {c: _bases(fold) for c, fold in _foldings().items() if any(part.isascii() for part in fold)}
