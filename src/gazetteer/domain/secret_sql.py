"""The secrets of SQL: passwords of users, logins, roles, links, keys, credentials and replicas.

What a literal means is told by the words before it, and by the statement in which it stands. So a text is read once
from word to word that matters; literals, in which there may be a statement again, are read by `secret_literals.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.domain import secret_literals
from gazetteer.domain.secret_literals import Literal

# One of them is in every text that has such a secret.
MARKS = ("passw", "pwd", "identif", "secret", "credential", "sp_")

# So far behind the beginning of a statement, or its last secret, a word still belongs to it.
_NEAR = 300
_NEAR_IDENTIFIED = 1000

_COMMENT = r"/\*(?:[^*]|\*(?!/)){0,300}+\*/|--[^\n]{0,300}+\n"
_GAP = rf"(?:\s++|{_COMMENT})++"
_MAYBE = rf"(?:\s++|{_COMMENT})*+"

_KINDS = (
    rf"(?:(?:OR{_GAP}REPLACE|PERSISTENT|TEMPORARY|TEMP|DATABASE|SCOPED|APPLICATION|STORAGE|FOREIGN|SERVER)"
    rf"{_GAP}){{0,4}}+"
)
_VERB = rf"\b(?:CREATE|ALTER|MODIFY){_GAP}{_KINDS}"
_PASSWORD = r"(?:\w{1,30}_)?(?:PASSWORD|PASSWD|PWD)\b"  # noqa: S105  a pattern

# Procedures: at which places a secret stands, and under which names.
_PROCEDURES: dict[str, frozenset[int]] = {
    "sp_addlogin": frozenset({1}),
    "sp_password": frozenset({0, 1}),
    "sp_addlinkedsrvlogin": frozenset({4}),
    "sp_addapprole": frozenset({1}),
    "sp_setapprole": frozenset({1}),
    "sp_approlepassword": frozenset({1}),
    "sp_change_users_login": frozenset({3}),
    "create_credential": frozenset({2}),
}
_SECRET_ARGUMENT = re.compile(r"@?(?:\w{0,30}(?:passw|pwd)\w{0,10}|old|new)", re.IGNORECASE)
_ARGUMENT = re.compile(rf"{_MAYBE}(?:(?P<name>@?\w{{1,60}}){_MAYBE}(?:=>|:=|=){_MAYBE})?")
_OTHER_VALUE = re.compile(r"[^,;()'\"\n]{0,200}+")
_OPENED = re.compile(rf"{_MAYBE}\(")
_COMMA = re.compile(rf"{_MAYBE},")
_MOST_ARGUMENTS = 12

# In order: where two begin at one place, the first is meant.
_GROUPS = {
    "end": r";",
    "closed": r"\)",
    "account": rf"{_VERB}(?:USER|ROLE|LOGIN|GROUP)\b|\bCHANGE{_GAP}(?:MASTER|REPLICATION{_GAP}SOURCE){_GAP}TO\b"
    rf"|\bSTART{_GAP}(?:SLAVE|REPLICA)\b",
    "grant": rf"\bGRANT\b|\bCONNECT{_GAP}TO\b|\bSET{_GAP}ROLE\b",
    "store": rf"{_VERB}(?:CREDENTIAL|SECRET|CONNECTION)\b",
    "options": rf"\bOPTIONS{_MAYBE}\(|\bWITH{_MAYBE}\({_MAYBE}(?=['\"])",
    "assigning": rf"\b(?:UPDATE|INSERT|REPLACE{_GAP}INTO)\b",
    "set": rf"\bSET{_GAP}PASSWORD\b(?={_MAYBE}=|{_GAP}FOR\b)",
    "other_set": r"\bSET\b",
    "procedure": rf"\b(?:{'|'.join(_PROCEDURES)})\b",
    "identified": rf"\bIDENTIFIED(?={_GAP}(?:BY|AS|WITH|VIA)\b)",
    "told": rf"\b(?:(?:UN)?ENCRYPTED|WITH|(?:EN|DE)CRYPTION(?:{_GAP}BY)?){_GAP}PASSWORD\b",
    "password": rf"(?<![\w@$.]){_PASSWORD}",
    "secret": r"(?<![\w@$.])\w{0,30}?(?:SECRET(?:_STRING|_KEY|_ACCESS_KEY)?|TOKEN)\b",
    "literal": r"(?<!\w)'[^'\n]{0,200}'",
}
_WORDS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _GROUPS.items()), re.IGNORECASE)
# A literal with one of these words is read word by word.
_TELLING = re.compile(r"CREATE|ALTER|IDENTIFIED|PASSW|PWD|SECRET|TOKEN|CREDENTIAL|OPTIONS|sp_", re.IGNORECASE)

# Between a word and its value.
_OF_IDENTIFIED = re.compile(
    rf"{_GAP}(?:(?:WITH|VIA){_GAP}\S{{1,99}}{_GAP})?(?:BY|AS|USING)\b{_MAYBE}"
    rf"(?:(?:PASSWORD|VALUES)\b{_MAYBE}\(?{_MAYBE}(?=\\*['\"]|\$|\w{{1,20}}['\"]|0x))?",
    re.IGNORECASE,
)
_OF_SET = re.compile(
    rf"(?:{_GAP}FOR{_GAP}[^=;]{{1,200}}?)?{_MAYBE}={_MAYBE}(?:\w{{0,20}}PASSWORD{_MAYBE}\({_MAYBE})?", re.IGNORECASE
)
_FOR = re.compile(rf"{_GAP}FOR\b", re.IGNORECASE)
_OF_OPTION = re.compile(rf"[\"'`\]]?{_MAYBE}(?:=>|:=|=|:|\(|AS\b)?{_MAYBE}", re.IGNORECASE)
# A second value that follows the first.
_AND = re.compile(
    rf"(?:{_MAYBE}\))?(?:{_GAP}(?:REPLACE|SALT)|{_GAP}OR{_GAP}\w{{1,60}}{_GAP}(?:USING|AS|BY)"
    rf"|{_MAYBE},{_MAYBE}\w{{1,60}}{_GAP}BY)\b{_MAYBE}(?:PASSWORD{_MAYBE}\({_MAYBE})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?!VALUES\b|RANDOM\b|EXTERNALLY\b|[:?$%@&<{*|+])[^\s;,()'\"\\]++", re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where the secrets of the statements of a text are."""
    return _Reading(text).found()


class _Reading:
    """How far a text was read, and in what statement that is.

    `scope` is what the statement began as (a name of a group of `_WORDS`) or empty, `reach` where that was told last;
    `assigning`: the next SET is that of an UPDATE.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.scope = ""
        self.reach = 0
        self.assigning = False

    def found(self) -> Iterator[tuple[int, int]]:
        """Where the secrets are."""
        position = 0
        while (word := _WORDS.search(self.text, position)) is not None:
            position = word.end()
            kind = str(word.lastgroup)
            if kind in ("account", "grant", "store", "options"):
                self._enter(kind, position)
            elif kind == "end" or (kind == "closed" and self.scope == "options"):
                self.scope, self.assigning = "", False
            elif kind == "assigning":
                self.assigning = True
            elif kind == "literal":
                if not self.scope or _TELLING.search(word[0]):
                    # In one that is dynamic SQL the statement may begin.
                    position = word.start() + 1
            else:
                for value in self._values(kind, word):
                    position = value.after
                    if value.is_secret(self.text):
                        yield value.start, value.end
            if kind in ("set", "other_set"):
                self.assigning = False

    def _enter(self, scope: str, position: int) -> None:
        self.scope, self.reach = scope, position

    def _is_in(self, position: int, *scopes: str, near: int = _NEAR) -> bool:
        return self.scope in scopes and position - self.reach <= near

    def _values(self, kind: str, word: re.Match[str]) -> Iterator[Literal]:
        """The values that a word tells to be secret."""
        position = word.start()
        if kind == "procedure":
            yield from self._arguments(word)
        elif kind == "set":
            if self.assigning and _FOR.match(self.text, word.end()) is None:
                return
            self._enter("account", word.end())
            yield from self._behind(_OF_SET, word.end())
        elif kind == "identified":
            if self._is_in(position, "account", "grant", near=_NEAR_IDENTIFIED):
                yield from self._behind(_OF_IDENTIFIED, word.end(), bare=True)
        elif (
            kind == "told"
            or (kind == "password" and self._is_in(position, "account", "store", "options"))
            or (kind == "secret" and self._is_in(position, "store", "options"))
        ):
            yield from self._behind(_OF_OPTION, word.end())

    def _behind(self, between: re.Pattern[str], position: int, *, bare: bool = False) -> Iterator[Literal]:
        """The value behind a word, and those that follow it.

        Arguments:
            bare: it may be a word without quotes.
        """
        way = between.match(self.text, position)
        while way is not None:
            value = secret_literals.read(self.text, way.end())
            if value is None and bare and (plain := _BARE.match(self.text, way.end())):
                value = Literal(plain.start(), plain.end(), plain.end())
            if value is None:
                return
            if self.scope:
                self.reach = value.after
            yield value
            way = _AND.match(self.text, value.after)

    def _arguments(self, word: re.Match[str]) -> Iterator[Literal]:
        """The secret arguments of a procedure, by their places or names."""
        places = _PROCEDURES[word[0].lower()]
        position = word.end()
        if (opened := _OPENED.match(self.text, position)) is not None:
            position = opened.end()
        for place in range(_MOST_ARGUMENTS):
            argument = _ARGUMENT.match(self.text, position)
            position = argument.end() if argument else position
            name = argument["name"] if argument else None
            value = secret_literals.read(self.text, position)
            if value is not None:
                if place in places if name is None else _SECRET_ARGUMENT.fullmatch(name):
                    yield value
                position = value.after
            elif (other := _OTHER_VALUE.match(self.text, position)) is not None:
                position = other.end()
            comma = _COMMA.match(self.text, position)
            if comma is None:
                return
            position = comma.end()
