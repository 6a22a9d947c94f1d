"""Which characters cannot be seen: one answer for what people are called and for what a terminal is given."""

from __future__ import annotations

import unicodedata

# Control and format characters, surrogates, those of private use or not assigned, separators of lines and paragraphs.
_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# What else is shown as nothing: "Default_Ignorable_Code_Point" of the Unicode Character Database, and an empty Braille.
_IGNORED = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"
_VARIATIONS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0000, 0xE1000))


def is_unseen(character: str) -> bool:
    """Whether a character is shown as nothing, or as a box that stands for any; spaces are seen."""
    if unicodedata.category(character) in _CATEGORIES or character in _IGNORED:
        return True
    return any(ord(character) in variations for variations in _VARIATIONS)
