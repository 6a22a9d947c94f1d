"""Variables that a shell puts into SQL before it runs: `${x}`, `&x`, psql's `:x`, sqlcmd's `$(x)`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gazetteer.sqllineage.text.dialect import Dialect

_BRACES: Final = r"\$\{[^}\n]*\}"
# By the name of a dialect's style: how its variables look, and how its shell gives them a value.
_VARIABLES: Final = {
    "": _BRACES,
    "ampersand": rf"&{{1,2}}(?:\{{\w+\}}|\w+\.?)|{_BRACES}",
    "colon": rf"(?<![:\w]):(?:[A-Za-z_]\w*|'[A-Za-z_]\w*'|\"[A-Za-z_]\w*\")|{_BRACES}",
    "parenthesis": rf"\$\(\w+\)|{_BRACES}",
}
_MARKS: Final = {"": ("${",), "ampersand": ("&", "${"), "colon": (":", "${"), "parenthesis": ("$(", "${")}
_DEFINITIONS: Final = {
    "": re.compile(
        r"(?im)^[ \t]*set[ \t]+(?:hivevar|hiveconf|var)[ \t]*:[ \t]*(?P<name>\w+)[ \t]*=[ \t]*(?P<value>[^;\n]*);?"
    ),
    "ampersand": re.compile(r"(?im)^[ \t]*(?:!?define|!set)[ \t]+(?P<name>\w+)[ \t]*=[ \t]*(?P<value>[^;\n]*);?"),
    "colon": re.compile(r"(?im)^[ \t]*\\set[ \t]+(?P<name>\w+)[ \t]+(?P<value>[^\n]*)$"),
    "parenthesis": re.compile(r"(?im)^[ \t]*:setvar[ \t]+(?P<name>\w+)[ \t]+(?P<value>[^\n]*)$"),
}
_NAMED: Final = re.compile(r"[\$&:({'\"]*(?:(?:hivevar|hiveconf|var|env):)?(?P<name>\w+)")
_BEFORE_TABLES: Final = re.compile(r"(?i)\b(?:from|join|into|table|update|using|view|overwrite|only)\s*$")
_VALUE: Final = "0"


def resolve(sql: str, dialect: Dialect) -> str:
    """The text with the variables that it defines itself in their places.

    Of the others, one that is a name or a part of one becomes a quoted name, which is printed as it was written; one
    that is a value becomes a number, which comes from nowhere. Lines keep their numbers.
    """
    style = dialect.substitution
    if not any(mark in sql for mark in _MARKS[style]):
        return sql
    values: dict[str, str] = {}

    def define(match: re.Match[str]) -> str:
        values[match["name"].lower()] = _unquoted(match["value"].strip())
        return ";" + " " * (len(match.group()) - 1)

    sql = _DEFINITIONS[style].sub(define, sql)
    place = _Places(dialect, values)
    return _pattern(dialect).sub(place.of, sql)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


@lru_cache(maxsize=64)
def _pattern(dialect: Dialect) -> re.Pattern[str]:
    """Strings, comments and quoted names, which stay, and words with a variable in them."""
    variable = _VARIABLES[dialect.substitution]
    quotes = "".join(dict.fromkeys(dialect.string_quotes + dialect.identifier_quotes))
    kept = [rf"{quote}(?:[^{quote}\\]|\\.|{quote}{quote})*+{quote}" for quote in quotes]
    kept += [r"--[^\n]*", r"/\*(?s:.*?)\*/"]
    parts = rf"(?:{variable})"
    colon = dialect.substitution == "colon"
    word = parts if colon else rf"[\w$#]*{parts}(?:[\w#]|{parts})*"
    return re.compile(rf"(?P<variable>{word})|{'|'.join(kept)}")


class _Places:
    """What stands in the place of each variable."""

    def __init__(self, dialect: Dialect, values: dict[str, str]) -> None:
        self.dialect = dialect
        self.values = values
        self.variable = re.compile(_VARIABLES[dialect.substitution])

    def of(self, match: re.Match[str]) -> str:
        written = match["variable"]
        if written is None:
            return match.group()
        text, known = self._with_values(written)
        if known:
            return text
        if self.dialect.substitution == "colon" and not text.startswith("$"):
            # What psql is not told is, as far as the text says, a parameter.
            return text
        return self._quoted(text) if self._is_name(match, text) else _VALUE

    def _with_values(self, written: str) -> tuple[str, bool]:
        unknown: list[str] = []

        def value(match: re.Match[str]) -> str:
            named = _NAMED.match(match.group())
            found = self.values.get(named["name"].lower()) if named is not None else None
            if found is None:
                unknown.append(match.group())
                return match.group()
            quote = match.group()[1:2]
            return f"{quote}{found}{quote}" if quote in {"'", '"'} else found

        text = self.variable.sub(value, written)
        return text, not unknown

    def _is_name(self, match: re.Match[str], text: str) -> bool:
        alone = self.variable.fullmatch(text) is not None
        before, after = match.string[max(match.start() - 40, 0) : match.start()], match.string[match.end() :][:1]
        return not alone or after == "." or before.endswith(".") or bool(_BEFORE_TABLES.search(before))

    def _quoted(self, text: str) -> str:
        quotes = self.dialect.usual_quotes
        return f"{quotes[0]}{text}{quotes[1]}"
