"""A tolerant tokeniser for every dialect: it never fails, it marks what does not end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from gazetteer.sqllineage.text.dialect import Dialect

WORD: Final = "word"
QUOTED: Final = "quoted"
STRING: Final = "string"
NUMBER: Final = "number"
DOLLAR: Final = "dollar"
VARIABLE: Final = "variable"
SYMBOL: Final = "symbol"
BATCH: Final = "batch"
UNTERMINATED: Final = "unterminated"

MAX_TOKENS: Final = 600_000
"""Tokens of one text that are read, some 3 MB of SQL; they take about 300 bytes each."""
_LONGEST_IN_BRACKETS: Final = 1_000
"""Characters; names have at most 128, and an open bracket must not be looked for to the end of the text."""
_LITERAL: Final = r"(?:[+-]?\d[\w.+]*|N?'(?:[^'\\]|''|\\.)*+'|NULL|DEFAULT|TRUE|FALSE|null|default|true|false)"
_LITERAL_ROW: Final = rf"\(\s*+{_LITERAL}(?:\s*+,\s*+{_LITERAL})*+\s*+\)"
# After VALUES, rows of literals carry no lineage beyond the first: they are passed over without a token.
_MORE_LITERAL_ROWS: Final = re.compile(rf"\s*+(?P<first>{_LITERAL_ROW})(?:\s*+,\s*+{_LITERAL_ROW})*+")


class Token(NamedTuple):
    """One token: `text` as written, `value` folded to upper case for words, the content for quoted things."""

    kind: str
    text: str
    value: str
    start: int
    end: int


_start: Final = itemgetter(Token._fields.index("start"))


class Text:
    """A text with its tokens, which knows line numbers and gives slices."""

    def __init__(self, sql: str, dialect: Dialect, first_line: int = 1) -> None:
        self.sql = sql
        self.dialect = dialect
        self.first_line = first_line
        self._breaks: list[int] | None = None
        self.gaps: set[int] = set()
        self.tokens = tokenise(sql, dialect, self.gaps)
        self._positions: dict[int, int] | None = None
        # Where reading stopped because the text is too long.
        self.cut = self.tokens[-1].end if len(self.tokens) >= MAX_TOKENS else None

    def line(self, offset: int) -> int:
        if self._breaks is None:
            self._breaks = [match.start() for match in re.finditer("\n", self.sql)]
        return self.first_line + bisect_right(self._breaks, offset - 1)

    def slice(self, tokens: list[Token]) -> str:
        """The text from the first to the last of the tokens, with what stands between them."""
        return self.sql[tokens[0].start : tokens[-1].end] if tokens else ""

    def sql_of(self, tokens: list[Token]) -> str:
        """The text of tokens that need not be neighbours; rows that were passed over are left out."""
        if not tokens:
            return ""
        first = bisect_left(self.tokens, tokens[0].start, key=_start)
        if not self.gaps and self.tokens[first : first + len(tokens)] == tokens:
            return self.sql[tokens[0].start : tokens[-1].end]
        if self._positions is None:
            self._positions = {token.start: index for index, token in enumerate(self.tokens)}
        positions, sql = self._positions, self.sql
        pieces: list[str] = []
        start = end = -1
        last = -2
        for token in tokens:
            position = positions.get(token.start, -2)
            made_up = token.end - token.start != len(token.text) or not sql.startswith(token.text, token.start)
            if position != last + 1 or made_up or token.start in self.gaps:
                pieces.append(sql[start:end])
                start = token.start
            end, last = token.end, position
            if made_up:
                pieces.append(token.text)
                start = end = -1
                last = -2
        pieces.append(sql[start:end])
        return " ".join(piece for piece in pieces if piece)


def _string_patterns(dialect: Dialect) -> tuple[list[str], list[str]]:
    strings, quoted = [], []
    if dialect.triple_quotes:
        strings += [rf"[rRbB]{{0,2}}{quotes}(?:[^\\]|\\(?s:.))*?{quotes}" for quotes in ('"""', "'''")]
    if dialect.raw_strings == "verbatim":
        strings += [rf"[rR]{quote}[^{quote}]*+{quote}" for quote in dialect.string_quotes]
    if dialect.q_quotes:
        strings += [
            r"[nN]?[qQ]'\[(?s:.*?)\]'",
            r"[nN]?[qQ]'\((?s:.*?)\)'",
            r"[nN]?[qQ]'\{(?s:.*?)\}'",
            r"[nN]?[qQ]'<(?s:.*?)>'",
            r"[nN]?[qQ]'(?P<delimiter>[^\s\[({<])(?s:.*?)(?P=delimiter)'",
        ]
    escape = r"|\\(?s:.)" if dialect.backslash_escapes else ""
    body = r"[^'\\]" if dialect.backslash_escapes else r"[^']"
    if not dialect.backslash_escapes:
        strings.append(r"[eE]'(?:[^'\\]|''|\\(?s:.))*+'")
    strings.append(rf"(?:[nNbBxXrR]|[uU]&|[rR][bB]|[bB][rR]|_utf8mb4|_utf8)?'(?:{body}|''{escape})*+'")
    if '"' in dialect.string_quotes:
        strings.append(r'[rRbB]{0,2}"(?:[^"\\]|""|\\(?s:.))*+"')
    quoted += [rf"{quote}(?:[^{quote}]|{quote}{quote})*+{quote}" for quote in dialect.identifier_quotes]
    if dialect.brackets:
        quoted.append(rf"\[(?:[^\]]|\]\]){{0,{_LONGEST_IN_BRACKETS}}}+\]")
    return strings, quoted


@lru_cache(maxsize=32)
def _pattern(dialect: Dialect) -> re.Pattern[str]:
    strings, quoted = _string_patterns(dialect)
    # The slashes of file://path are no comment.
    comments = [rf"(?<![:/]){re.escape(start)}[^\n]*" for start in dialect.line_comments]
    word = r"[^\W\d][\w$#]*" if dialect.dollar_in_names else r"[^\W\d]\w*"
    if dialect.digit_names:
        # Behind a dot any, else one with a letter that is neither an exponent nor a unit.
        word = (
            rf"{word}|(?<=[\w`\"\]]\.)\d\w*|\d+(?!(?:[eE]\d+|[xX][0-9a-fA-F]+|[a-zA-Z]{{1,2}}|[_\d]+)\b)\w*[^\W\d]\w*"
        )
    variables = [r"@@?[\w$#.]+" if dialect.dotted_variables else r"@@?[\w$#]+", r"\$\d+"]
    if not dialect.at_variables:
        variables = variables[1:]
    if dialect.stages:
        variables = [r"@[~%]?(?:[\w$.%/-]|\"[^\"\n]*+\")*", r"\$\w+"]
    if dialect.hash_names:
        word = r"[^\W\d][\w$#@]*|\#{1,2}[\w$#@]+"
    compound = r"%=|&=|\^=|\|=|" if dialect.transact else ""
    alternatives = [
        rf"(?P<comment>{'|'.join(comments)}|/\*(?s:.*?)\*/)",
        *([r"(?P<dollar>\$(?P<tag>[^\W\d]\w*)?\$(?s:.*?)\$(?(tag)(?P=tag))\$)"] if dialect.dollar_strings else []),
        rf"(?P<string>{'|'.join(strings)})",
        rf"(?P<quoted>{'|'.join(quoted)})",
        *([rf"(?P<word>{word})"] if dialect.digit_names else []),
        r"(?P<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\b)",
        *([] if dialect.digit_names else [rf"(?P<word>{word})"]),
        rf"(?P<variable>{'|'.join(variables)}|(?<![:\w\[]):(?:[^\W\d]\w*|\d+\b))",
        r"(?P<unterminated>['\"`](?s:.*)|/\*(?s:.*))",
        rf"(?P<symbol>{compound}::|:=|=>|\|\||<>|!=|<=|>=|->>|->|<<|>>|\|>|\*=|\+=|-=|/=|(?s:.))",
    ]
    return re.compile(rf"\s*+(?:{'|'.join(alternatives)})")


def tokenise(sql: str, dialect: Dialect, gaps: set[int], *, every_row: bool = False) -> list[Token]:
    """The tokens of a text without spaces and comments.

    Unless every row is asked for, rows of literals after VALUES but the first are left out; the token behind them is
    noted in `gaps`.
    """
    pattern = _pattern(dialect)
    tokens: list[Token] = []
    position = 0
    end = len(sql)
    match_at = pattern.match
    append, make = tokens.append, tuple.__new__
    batch_separator = dialect.transact
    nests = dialect.nested_comments
    behind_gap = False
    words: dict[str, tuple[str, str]] = {}
    while position < end and len(tokens) < MAX_TOKENS:
        match = match_at(sql, position)
        if match is None:
            break
        kind = match.lastgroup or SYMBOL
        start, position = match.span(kind)
        if kind == "comment":
            if nests and sql.startswith("/*", start) and sql.count("/*", start, position) > 1:
                nested_end = _end_of_nested_comment(sql, start)
                # Once one does not end, none is looked for to the end of the text again.
                nests = nested_end > 0
                position = max(position, nested_end)
            continue
        text = match[kind]
        if behind_gap:
            gaps.add(start)
            behind_gap = False
        if kind == WORD:
            known = words.get(text)
            if known is None:
                known = words[text] = (text, text.upper())
            text, value = known
            if value == "VALUES" and not every_row:
                tokens.append(Token(kind, text, value, start, position))
                position = _pass_over_rows(sql, position, tokens, dialect)
                behind_gap = True
                continue
            if batch_separator and value == "GO" and _alone_on_line(sql, start, position):
                kind = BATCH
        else:
            value = _content(kind, text)
        append(make(Token, (kind, text, value, start, position)))
    return tokens


def _end_of_nested_comment(sql: str, start: int) -> int:
    """Comments nest in some dialects: the first end mark is not always the end; 0 where there is none."""
    depth = 0
    for mark in re.compile(r"/\*|\*/").finditer(sql, start):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return mark.end()
    return 0


def _pass_over_rows(sql: str, position: int, tokens: list[Token], dialect: Dialect) -> int:
    match = _MORE_LITERAL_ROWS.match(sql, position)
    if match is None:
        return position
    first_end = match.end("first")
    inner = _pattern(dialect)
    start = match.start("first")
    while start < first_end:
        piece = inner.match(sql, start)
        if piece is None:
            break
        kind = piece.lastgroup or SYMBOL
        if kind != "comment":
            text = piece[kind]
            value = text.upper() if kind == WORD else _content(kind, text)
            tokens.append(Token(kind, text, value, piece.start(kind), piece.end()))
        start = piece.end()
    return match.end()


def _alone_on_line(sql: str, start: int, end: int) -> bool:
    line_start = sql.rfind("\n", 0, start) + 1
    line_end = sql.find("\n", end)
    rest = sql[end : line_end if line_end >= 0 else len(sql)].strip()
    return not sql[line_start:start].strip() and (not rest or rest.isdigit() or rest.startswith("--"))


def _content(kind: str, text: str) -> str:
    if kind == QUOTED:
        closing = text[-1]
        return text[1:-1].replace(closing * 2, closing)
    if kind == STRING:
        return string_content(text)
    if kind == DOLLAR:
        size = text.index("$", 1) + 1
        return text[size:-size]
    return text


def string_content(text: str) -> str:
    """The characters that a string literal stands for."""
    prefix = re.match(r"[A-Za-z_0-9&]*", text)
    body = text[prefix.end() if prefix else 0 :]
    if text[:2].lower() in {"q'", "nq"} and len(body) >= 4:
        return body[2:-2]
    if body.startswith(('"""', "'''")):
        return body[3:-3]
    quote = body[:1]
    body = body[1:-1].replace(quote * 2, quote)
    return re.sub(r"\\(['\"\\])", r"\1", body) if "\\" in body else body
