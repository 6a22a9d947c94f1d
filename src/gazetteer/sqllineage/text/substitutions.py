"""Variables that a shell puts into SQL before it runs: `${x}`, `{x}`, `&x`, psql's `:x`, sqlcmd's `$(x)`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.macros import UNKNOWN

# The second are those of Python's format, which look like nothing else in SQL. In `$${"a":1}$$` there is none.
_BRACES: Final = r"\$\{(?![ \t]*[\"'}])[^}\n]*\}|\{[A-Za-z_]\w*\}|%\([A-Za-z_]\w*\)s"
_BRACED: Final = re.compile(_BRACES)
_COLON: Final = r"(?<![:\w]):(?:[A-Za-z_]\w*|'[A-Za-z_]\w*'|\"[A-Za-z_]\w*\")"
# What CREATE EXTENSION and scripts of make replace; @p1 has no second sign.
_SIGNED: Final = r"@[A-Za-z]\w*(?::\w+)?@"
# By the name of a dialect's style: how its variables look, and how its shell gives them a value.
_VARIABLES: Final = {
    "": _BRACES,
    "ampersand": rf"&{{1,2}}(?:\{{\w+\}}|\w+\.?)|<%[ \t]*[\w.]+[ \t]*%>|{_BRACES}",
    "dollar": rf"(?<![\w$])\$[A-Za-z_]\w*|{_BRACES}",
    "colon": rf"{_COLON}|{_SIGNED}|{_BRACES}",
    "parenthesis": rf"\$\(\w+\)|{_BRACES}",
}
_MARKS: Final = {
    "": ("%(",), "dollar": ("$", "%("), "ampersand": ("&", "<%", "%("), "colon": (":", "@", "%("),
    "parenthesis": ("$(", "%("),
}  # fmt: skip
_OF_HIVE: Final = re.compile(
    r"(?im)^[ \t]*set[ \t]+(?:hivevar|hiveconf|var)[ \t]*:[ \t]*(?P<name>\w+)[ \t]*=[ \t]*(?P<value>[^;\n]*);?"
)
# What OHDSI's SqlRender replaces; several without a space between them are no variables of the database.
_GLUED: Final = r"(?:@[A-Za-z]\w*){2,}"
_DEFINITIONS: Final = {
    "": _OF_HIVE,
    "dollar": _OF_HIVE,
    "ampersand": re.compile(r"(?im)^[ \t]*(?:!?define|!set)[ \t]+(?P<name>\w+)[ \t]*=[ \t]*(?P<value>[^;\n]*);?"),
    "colon": re.compile(r"(?im)^[ \t]*\\set[ \t]+(?P<name>\w+)[ \t]+(?P<value>[^\n]*)$"),
    "parenthesis": re.compile(r"(?im)^[ \t]*:setvar[ \t]+(?P<name>\w+)[ \t]+(?P<value>[^\n]*)$"),
}
_NAMED: Final = re.compile(r"[\$&:({'\"]*(?:(?:hivevar|hiveconf|var|env):)?(?P<name>\w+)")
_BEFORE_TABLES: Final = re.compile(
    r"(?i)\b(?:from|join|into|table|update|using|view|overwrite|only|if\s+(?:not\s+)?exists)\s*$"
)
_BEFORE_VALUES: Final = re.compile(r"(?i)(?:[=<>]|\bin\s*\(|\b(?:like|between|limit|interval))\s*$")
_IN_STAGE: Final = re.compile(r"@[\w.~%/\"-]*$")
# Alone in parentheses it is a query, which stays the parameter that it is.
_BEFORE_QUERY: Final = re.compile(r"(?i)\b(?:from|join|as)\s*\(\s*$")
_BEHIND_QUERY: Final = re.compile(r"\s*\)")
_BEFORE_ITEMS: Final = re.compile(r"(?i)(?:,|\bselect)\s*$")
_MORE_ITEMS: Final = re.compile(r"(?i)[ \t]*\n\s*(?!(?:from|as|into|where|union|over)\b)[\w\"(]")
_VALUE: Final = "0"


def resolve(sql: str, dialect: Dialect) -> str:
    """The text with the variables that it defines itself in their places.

    Of the others, one that is a name or a part of one becomes a quoted name, which is printed as it was written; one
    that is a value becomes a number, which comes from nowhere. Lines keep their numbers.
    """
    style = dialect.substitution
    marked = any(mark in sql for mark in _MARKS[style]) or ("{" in sql and _BRACED.search(sql))
    if not marked and not (_takes_glued(dialect) and sql.count("@") > 1 and re.search(_GLUED, sql)):
        return sql
    values: dict[str, str] = {}
    place = _Places(dialect, values)

    def define(match: re.Match[str]) -> str:
        value, known = place.with_values(_unquoted(match["value"].strip()))
        if known:
            values[match["name"].lower()] = value
        return ";" + " " * (len(match.group()) - 1)

    sql = _DEFINITIONS[style].sub(define, sql)
    return _pattern(dialect).sub(place.of, sql)


def _takes_glued(dialect: Dialect) -> bool:
    return dialect.at_variables and not (dialect.stages or dialect.links)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


@lru_cache(maxsize=64)
def _pattern(dialect: Dialect) -> re.Pattern[str]:
    """Strings and comments, which stay, quoted names, and words with a variable in them."""
    style = dialect.substitution
    strings = [quote for quote in dialect.string_quotes + dialect.identifier_quotes if style == "colon" or
               quote not in dialect.identifier_quotes]  # fmt: skip
    escapes = dialect.backslash_escapes or style != "ampersand"
    kept = [r"--[^\n]*", r"/\*(?s:.*?)\*/", *(_enclosed(quote, escapes) for quote in dict.fromkeys(strings))]
    kept.append(r"\$\w*\$(?=\$\{)")
    quoted = [_enclosed(quote, escapes) for quote in dialect.identifier_quotes]
    if dialect.brackets:
        quoted.append(r"\[[^\[\]\n]{1,300}+\]")
    kept.append(f"(?P<quoted>{'|'.join(quoted)})")
    parts = rf"(?:{_SIGNED}|{_BRACES})" if style == "colon" else rf"(?:{_VARIABLES[style]})"
    # Behind the beginning of a dollar-quoted text a variable has no name before it.
    word = rf"(?!\$\w*\$\$\{{)[\w$#]*{parts}(?:[\w#]|{parts})*"
    if style == "colon":
        word = f"{_COLON}|{word}"
    if _takes_glued(dialect):
        word = f"{_GLUED}|{word}"
    return re.compile(rf"(?P<variable>{word})|{'|'.join(kept)}")


def _enclosed(quote: str, escapes: bool) -> str:
    inner = rf"[^{quote}\\]|\\." if escapes else rf"[^{quote}]"
    return rf"{quote}(?:{inner}|{quote}{quote})*+{quote}"


class _Places:
    """What stands in the place of each variable."""

    def __init__(self, dialect: Dialect, values: dict[str, str]) -> None:
        self.dialect = dialect
        self.values = values
        self.variable = re.compile(_VARIABLES[dialect.substitution])

    def of(self, match: re.Match[str]) -> str:
        written = match["variable"]
        if written is None:
            return self.with_values(match.group())[0] if match["quoted"] else match.group()
        if written.startswith("@") and re.fullmatch(_GLUED, written):
            return self._quoted(written.lower())
        text, known = self.with_values(written)
        if known:
            return text
        alone = self.variable.fullmatch(text) is not None
        before, after = match.string[max(match.start() - 40, 0) : match.start()], match.string[match.end() :][:1]
        if self.dialect.stages and _IN_STAGE.search(before):
            # The name of a stage with its path is printed nowhere.
            return re.sub(r"\W", "_", text)
        if not alone or after == "." or before.endswith("."):
            return text if before.endswith("[") else self._quoted(text)
        if _BEFORE_QUERY.search(before) and _BEHIND_QUERY.match(match.string, match.end()):
            return ":" + re.sub(r"\W+", "_", text).strip("_")
        # What psql is not told is, as far as the text says, a parameter; what Python puts in may be anything.
        if text.startswith((":", "%")) or (text.startswith("{") and not _BEFORE_VALUES.search(before)):
            return text
        if _BEFORE_ITEMS.search(before) and _MORE_ITEMS.match(match.string, match.end()):
            # Select items with their comma: which ones is not known.
            return f"{UNKNOWN},"
        return self._quoted(text) if _BEFORE_TABLES.search(before) else _VALUE

    def with_values(self, written: str) -> tuple[str, bool]:
        """A text with the variables that are known in their places, and whether all of them are."""
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

    def _quoted(self, text: str) -> str:
        quotes = self.dialect.usual_quotes
        return quotes[0] + text.replace(quotes[1], quotes[1] * 2) + quotes[1]
