"""Where a literal begins and ends, in any dialect of SQL and in JSON, also inside the literal of another text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MASK = "*********"

# Longer ones are read no further, so that hostile text takes no time.
LONGEST = 1000

# What stands before the quote: national, escape and binary strings, and the character sets of MySQL.
_PREFIX = re.compile(r"(?:[NEBX]|U&|_[a-z]\w{1,20}\s?)(?=\\*['\"])", re.IGNORECASE)
_OPENING = re.compile(r"(?P<slashes>\\*+)(?P<quotes>'++|\"++)")
_RUNS = {"'": re.compile(r"(\\*+)('++)"), '"': re.compile(r'(\\*+)("++)')}
_DOLLARS = re.compile(r"\$(?:[A-Za-z_]\w{0,30})?\$")
_HEXADECIMAL = re.compile(r"0x\w{8,}")
_TORN = re.compile(r"[^\s'\";]++(?=\s|\Z)")

# A whole literal that stands for another value: nothing, a mask, a parameter of a driver, a template, a tool.
_PLACEHOLDER = re.compile(
    r"\*{3,}|\?|%[sdLI]|[:$@&]{1,2}[A-Za-z_]\w*\.?|\$\d+|\$?\{[^{}'\"]*\}|\$\([^()'\"]*\)|\{\{[^'\"]*\}\}|<[^<>'\"]*>"
    r"|%\(\w+\)s|"
)
# What looks like a literal's content is what stands between two: 'PASSWORD ' || p || ' VALID'.
_JOINED = re.compile(r"""['"]*\s*(?:\|\||\+\s*[@(]|\s[+&.]\s|\+\s*[\w.]+\s*\+\s*['"])""")


@dataclass(frozen=True)
class Literal:
    """What a literal has in it, from `start` to `end`, and where the text goes on."""

    start: int
    end: int
    after: int

    def is_secret(self, text: str) -> bool:
        """Whether it has a value of its own, where a secret is expected."""
        return _PLACEHOLDER.fullmatch(text, self.start, self.end) is None


def read(text: str, position: int) -> Literal | None:
    """The literal that begins at a position; None if none does."""
    if (prefix := _PREFIX.match(text, position)) is not None:
        position = prefix.end()
    if (dollars := _DOLLARS.match(text, position)) is not None:
        end = text.find(dollars[0], dollars.end(), _end_of_line(text, dollars.end()))
        return Literal(dollars.end(), end, end + len(dollars[0])) if end >= 0 else None
    if (digits := _HEXADECIMAL.match(text, position)) is not None:
        return Literal(digits.start(), digits.end(), digits.end())
    opening = _OPENING.match(text, position)
    if opening is None:
        return None
    return _escaped(text, opening) if opening["slashes"] else _quoted(text, opening)


def _end_of_line(text: str, start: int) -> int:
    limit = min(len(text), start + LONGEST)
    found = text.find("\n", start, limit)
    return limit if found < 0 else found


def _quoted(text: str, opening: re.Match[str]) -> Literal | None:
    """A literal that begins with quotes.

    In a literal in a literal each quote is written twice, at each level again: the quotes at the beginning say how
    many stand for one. Those beyond are in the content.
    """
    number = len(opening["quotes"])
    unit = number & -number
    start = opening.start("quotes") + unit
    if unit > 1 and (opening.end() == len(text) or text[opening.end()] in " \t\r\n,;)]}"):
        # Empty. Where it ends is of no matter: nothing in it is a secret.
        return Literal(start, start, opening.end())
    if _JOINED.match(text, start):
        return None
    limit = _end_of_line(text, opening.end())
    for run in _RUNS[opening["quotes"][0]].finditer(text, opening.end(), limit):
        slashes, quotes = len(run[1]), len(run[2])
        begin = run.start(2)
        if slashes % 2 and unit == 1 and _goes_on(text, begin + 1, limit):
            begin, quotes = begin + 1, quotes - 1
            if not quotes:
                continue
        times, rest = divmod(quotes, unit)
        if times % 2:
            end = begin + (times - 1) * unit
            return Literal(start, end, end + unit)
        if rest:
            # The literal around it ends here.
            return Literal(start, begin, begin)
    # It has no end: a text that was cut off.
    torn = _TORN.match(text, start)
    return Literal(start, torn.end(), torn.end()) if torn else None


def _goes_on(text: str, position: int, limit: int) -> bool:
    """Whether a quote behind a backslash is one of the content, and not the end: the quotes of the line match then."""
    return text.count(text[position - 1], position, limit) % 2 == 1


def _escaped(text: str, opening: re.Match[str]) -> Literal | None:
    r"""A literal whose quotes have a backslash, since it stands in another one: \"x\"."""
    depth, start = len(opening["slashes"]), opening.start("quotes") + 1
    if len(opening["quotes"]) > 1:
        return None
    for run in _RUNS[opening["quotes"]].finditer(text, start, _end_of_line(text, start)):
        if len(run[1]) <= depth:
            return Literal(start, run.start(), run.end(1) + 1)
    torn = _TORN.match(text, start)
    return Literal(start, torn.end(), torn.end()) if torn else None


def cut(text: str, found: Iterable[tuple[int, int]]) -> str:
    """A text with a mask in the place of each part, in their order; the same object where there is none."""
    pieces, position = [], 0
    for start, end in found:
        if start >= position:
            pieces += [text[position:start], MASK]
            position = end
    return "".join([*pieces, text[position:]]) if pieces else text
