"""Characters that stock clients replace in names of tables and columns, since names and links give them a meaning.

What is stored has them replaced, whoever writes it: so the same table is one entity. People see what they stand for.
"""

from __future__ import annotations

# In the order in which clients of OpenMetadata 2.0 replace them.
_WORDS = {
    "::": "__reserved__colon__",
    ">": "__reserved__arrow__",
    '"': "__reserved__quote__",
    "\n": "__reserved__newline__",
    "\r": "__reserved__carriage_return__",
    "\t": "__reserved__tab__",
}


def encoded(name: str) -> str:
    """The name of a table or column as it is stored."""
    for characters, word in _WORDS.items():
        name = name.replace(characters, word)
    return name


def decoded(text: str) -> str:
    """A text for people, with what the names in it stand for."""
    if "__reserved__" in text:
        for characters, word in _WORDS.items():
            text = text.replace(word, characters)
    return text
