"""Names of tables and columns: as they are printed, and as they compare in a dialect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gazetteer.sqllineage.text import macros
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.macros import PLACEHOLDER
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, VARIABLE, WORD, Token

# A variable of a shell inside of a name, which is printed as it was written.
_SUBSTITUTED: Final = re.compile(r"\$[{(]|&\{?\w|<%")
_CATALOG: Final = "information_schema"


class Part(NamedTuple):
    """One part of a name. `quotes` are the characters that enclosed it, empty when it was not quoted."""

    text: str
    quotes: str = ""

    @property
    def printed(self) -> str:
        if not self.quotes:
            return self.text.lower()
        if "." in self.text and not _SUBSTITUTED.search(self.text):
            return self.quotes[0] + self.text + self.quotes[-1]
        return self.text

    def key(self, dialect: Dialect) -> str:
        """What two spellings of the same name have in common."""
        if not self.quotes:
            return self.text.lower()
        if dialect.folding == "lower":
            return self.text.lower()
        if dialect.folding == "quoted_upper":
            # An unquoted name means its upper-case spelling, and its key is the lower-case one.
            return self.text.lower() if self.text == self.text.upper() else '"' + self.text
        return self.text if self.text == self.text.lower() else '"' + self.text


def with_dots(parts: tuple[Part, ...], dialect: Dialect) -> Part:
    """The one part of a nested column's name that is written without quotes."""
    texts = [part.text if part.quotes else part.text.lower() for part in parts]
    return parts[0] if len(parts) == 1 else Part(".".join(texts), dialect.usual_quotes)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a table or column as it was written."""

    parts: tuple[Part, ...]

    @property
    def printed(self) -> str:
        return ".".join([part.printed if part.quotes else part.text.lower() for part in self.parts])

    def key(self, dialect: Dialect) -> tuple[str, ...]:
        return tuple([part.key(dialect) if part.quotes else part.text.lower() for part in self.parts])

    def identity(self, dialect: Dialect) -> tuple[str, ...]:
        """What two spellings of the same table's name have in common."""
        if not dialect.tables_keep_case:
            return self.key(dialect)
        texts = [part.text for part in self.parts]
        lower = [text.lower() for text in texts]
        # The names of the catalog's views have no case.
        at = lower.index(_CATALOG) if _CATALOG in lower else len(texts)
        return (*texts[:at], *lower[at:])

    @property
    def is_placeholder(self) -> bool:
        """Whether the whole name is what a template or parameter gives, or a part that cannot be printed."""
        if len(self.parts) > 1:
            return any(part.text.startswith(PLACEHOLDER) and not macros.is_tag(part.text) for part in self.parts)
        return macros.is_placeholder(self.parts[0].text)

    @property
    def is_model_itself(self) -> bool:
        """Whether it is dbt's {{ this }}."""
        return macros.readable(self.parts[-1].text) == "{{ this }}"

    @property
    def without_tags(self) -> Name | None:
        """The parts behind the last one that a template gives; None when there is none."""
        for index in range(len(self.parts) - 1, -1, -1):
            if PLACEHOLDER in self.parts[index].text:
                return Name(self.parts[index + 1 :]) if index + 1 < len(self.parts) else None
        return self


@dataclass(eq=False, slots=True)
class Table:
    """A lasting table or view that a text mentions.

    `made` says that the text itself created it, `final` is the name that it has in the end, None when it is gone.
    """

    name: Name
    key: tuple[str, ...]
    columns: list[str] | None = None
    made: bool = False
    written: bool = False
    completed: tuple[str, ...] = ()
    """Of one that the text makes: its key with the schema and catalog that it has where these were known."""
    is_parameters: bool = False
    """Whether this stands for the parameters of a routine, which a call replaces by its arguments."""
    final: str | None = field(default=None)
    before: str = ""
    """The name that it had until the text renamed it."""
    spellings: list[Table] = field(default_factory=list)
    """What the text calls it otherwise than where it makes it."""
    spelled_columns: dict[str, str] = field(default_factory=dict)
    """How columns are printed of which the text alone says that there are such: as they are read first, by key."""

    def __post_init__(self) -> None:
        if self.final is None:
            self.final = self.name.printed

    def spelled(self, key: str, name: str) -> str:
        """The name under which a column is printed that the text may call in several spellings."""
        return self.spelled_columns.setdefault(key, name)

    def go_by(self, final: str | None) -> None:
        """From here on, and so for all of the text, it has another name, or none at all."""
        self.before, self.final = self.final or "", final
        for spelling in self.spellings:
            spelling.final = final


def from_text(text: str) -> Name:
    """A name from a schema mapping or a template, such as `s.t` or `"S"."T"`."""
    parts = re.findall(r'"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[^.]+', text)
    return Name(
        tuple(
            Part(part[1:-1], part[0] + part[-1]) if part[:1] in '"`[' and len(part) > 1 else Part(part)
            for part in parts
        )
    )


def unquoted_parts(token: Token, dialect: Dialect) -> list[Part]:
    """The parts that one token stands for; a quoted path of BigQuery is several."""
    if token.kind != QUOTED:
        return [Part(token.text)]
    quotes = token.text[0] + token.text[-1]
    if dialect.dotted_quotes and "." in token.value:
        return [Part(part, quotes) for part in token.value.split(".")]
    return [Part(token.value, quotes)]


def parse(tokens: list[Token], index: int, dialect: Dialect) -> tuple[Name | None, int]:
    """The dotted name at `index` and the index after it; None when there is none."""
    parts: list[Part] = []
    expects_part = True
    while index < len(tokens):
        token = tokens[index]
        if expects_part and token.kind in {WORD, QUOTED, VARIABLE}:
            parts += unquoted_parts(token, dialect)
            expects_part = False
            if dialect.links and index + 1 < len(tokens) and tokens[index + 1].kind == VARIABLE:
                parts[-1] = Part(parts[-1].text + tokens[index + 1].text, parts[-1].quotes)
                index += 1
        elif token.text == "." and token.kind != STRING:
            if expects_part and parts:
                parts.append(Part(""))
            expects_part = True
        elif _is_dashed_project(tokens, index, dialect) and parts:
            parts[-1] = Part(parts[-1].text + "-" + tokens[index + 1].text)
            index += 1
        else:
            break
        index += 1
    return (Name(tuple(parts)) if parts and not expects_part else None), index


def _is_dashed_project(tokens: list[Token], index: int, dialect: Dialect) -> bool:
    return (
        dialect.dotted_quotes
        and tokens[index].text == "-"
        and index + 1 < len(tokens)
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )
