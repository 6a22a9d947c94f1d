"""One rewriting of what a dialect writes into words that the parser knows and that have the same lineage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import NUMBER, QUOTED, STRING, SYMBOL, VARIABLE, WORD, Token

NAMES: Final = frozenset({WORD, QUOTED})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rewriting under the name by which a dialect asks for it.

    `trigger` is a regular expression without which the rule has nothing to do; it is looked for before the text is
    cut into tokens. Case does not count in it. A rule of scripts works on the whole text before its statements are
    found, any other on one query before the parser reads it.
    """

    name: str
    trigger: str
    rewrite: Callable[[list[Token]], list[Token]]
    of_scripts: bool = False


Taken = tuple[int, list[Token]] | None
"""Where a rewriting goes on and what stands for the tokens that it passes; None where it has nothing to do."""
Step = Callable[[list[Token], int, list[Token]], Taken]


def stepwise(step: Step) -> Callable[[list[Token]], list[Token]]:
    """A rewriting from left to right: `step` looks at an index, with what has been written so far."""

    def rewrite(tokens: list[Token]) -> list[Token]:
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            taken = step(tokens, index, out)
            if taken is None:
                out.append(tokens[index])
                index += 1
            else:
                index, instead = taken
                out += instead
        return out

    return rewrite


def without(end_of: Callable[[list[Token], int], int]) -> Callable[[list[Token]], list[Token]]:
    """A rewriting that leaves out what `end_of` finds: it gives the index behind what starts at one, else that."""

    def step(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
        end = end_of(tokens, index)
        return (end, []) if end > index else None

    return stepwise(step)


def made(text: str, at: Token) -> Token:
    """A token that the text did not have, in the place of another one."""
    if text.replace("_", "a").isalnum() and not text[:1].isdigit():
        return at._replace(kind=WORD, text=text, value=text.upper())
    if text[:1] == "'":
        return at._replace(kind=STRING, text=text, value=text[1:-1])
    if text.isdigit():
        return at._replace(kind=NUMBER, text=text, value=text)
    if text[:1] == "@":
        return at._replace(kind=VARIABLE, text=text, value=text)
    return at._replace(kind=SYMBOL, text=text, value=text)


def all_made(text: str, at: Token) -> list[Token]:
    """The tokens of words that are separated by spaces."""
    return [made(word, at) for word in text.split(" ")]


def words_at(tokens: list[Token], index: int, *words: str) -> bool:
    """Whether these words, in upper case, or symbols stand at an index."""
    if index < 0 or index + len(words) > len(tokens):
        return False
    return all(
        token.value == word if token.kind == WORD else token.kind == SYMBOL and token.text == word
        for token, word in zip(tokens[index : index + len(words)], words, strict=True)
    )


def is_word(tokens: list[Token], index: int, among: Iterable[str] = ()) -> bool:
    """Whether an unquoted word stands at an index, one of these if any are given."""
    if not 0 <= index < len(tokens) or tokens[index].kind != WORD:
        return False
    return not among or tokens[index].value in among


def opens(tokens: list[Token], index: int) -> bool:
    """Whether a parenthesis opens at an index."""
    return 0 <= index < len(tokens) and tokens[index].kind == SYMBOL and tokens[index].text == "("


def calls(tokens: list[Token], functions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where functions are called, the last call first: the index of the name and of the closing parenthesis."""
    for index in range(len(tokens) - 2, -1, -1):
        if is_word(tokens, index, functions) and opens(tokens, index + 1):
            yield index, closing(tokens, index + 1)


def starts_statement(tokens: list[Token], index: int) -> bool:
    """Whether a statement starts at an index."""
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.text == ";" or (
        before.kind == WORD and before.value in {"BEGIN", "DO", "THEN", "ELSE", "LOOP", "AS", "ATOMIC"}
    )


def end_of_statement(tokens: list[Token], index: int) -> int:
    """The index of the semicolon behind the statement that an index is in, or the number of tokens."""
    depth = 0
    for end in range(index, len(tokens)):
        token = tokens[end]
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if depth < 0 or (token.text == ";" and depth == 0):
                return end
    return len(tokens)


def end_of_name(tokens: list[Token], index: int) -> int:
    """The index behind the name, with its schema and catalog, that starts at an index; the same one without any."""
    if index >= len(tokens) or tokens[index].kind not in NAMES:
        return index
    end = index + 1
    while words_at(tokens, end, ".") and end + 1 < len(tokens) and tokens[end + 1].kind in NAMES:
        end += 2
    return end


def word_at(tokens: list[Token], start: int, end: int, *words: str) -> int:
    """The first index from `start` to `end` at which these words stand outside of parentheses, -1 if there is none."""
    depth = 0
    for index in range(start, min(end, len(tokens))):
        token = tokens[index]
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
        elif depth == 0 and words_at(tokens, index, *words):
            return index
    return -1
