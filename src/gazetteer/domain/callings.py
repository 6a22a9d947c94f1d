"""What people and bots are called: one form for each, nothing that cannot be seen, no two that look alike.

Which characters look alike is a selection from "confusables.txt" of Unicode Technical Standard 39 (letters of Cyrillic,
Greek and Armenian, and further ones of Latin, that look like a letter of ASCII), written for names: with what capitals
look like, since a name is compared without regard to case, and without pairs inside ASCII such as `rn` and `m`, which
many have in their names.
"""

from __future__ import annotations

import unicodedata

from gazetteer.domain.unseen import is_unseen
from gazetteer.errors import BadRequest

# Latin letters, and behind each what looks like it.
_LOOKS = {
    "a": "АаΑαɑᴀ",
    "b": "ВвЬьΒβƅʙ",
    "c": "Ссᴄ",
    "d": "Ԁԁᴅ",
    "e": "ЕеΕεᴇ",
    "g": "ɡɢց",
    "h": "НнҺһΗʜհ",
    "i": "ІіΙιıɩɪ",
    "j": "ЈјͿϳᴊյ",
    "k": "КкΚκᴋ",
    "l": "Ӏӏǀ",
    "m": "МмΜᴍ",
    "n": "пΝηɴո",
    "o": "ОоΟοᴏօ",
    "p": "РрΡρᴘ",
    "q": "Ԛԛզ",
    "r": "гʀᴦ",
    "s": "Ѕѕꜱƽ",
    "t": "ТтΤτᴛ",
    "u": "υμᴜս",
    "v": "Ѵѵνᴠ",
    "w": "Ԝԝᴡ",
    "x": "ХхΧχ",
    "y": "УуҮүΥγʏ",
    "z": "Ζᴢ",
    "-": "‐‒–−",
    "'": "’‘ʼ",
}
_LOOKS_LIKE = str.maketrans({other: letter for letter, others in _LOOKS.items() for other in others})


def folded(text: str) -> str:
    """The form in which a name or an address is compared: without regard to case, and to how letters are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def skeleton(text: str) -> str:
    """What is equal for all that look alike."""
    seen = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    bare = unicodedata.normalize("NFKD", seen.translate(_LOOKS_LIKE).casefold()).replace("i\u0307", "i")
    return " ".join(bare.translate(_LOOKS_LIKE).split())


def check(text: str, what: str) -> None:
    """Refuse what cannot be seen.

    Arguments:
        what: what it is, for the message, such as `the name`.

    Raises:
        BadRequest: a character cannot be seen, or there are spaces at an end.
    """
    for position, character in enumerate(text, 1):
        if is_unseen(character) or (character != " " and unicodedata.category(character) == "Zs"):
            raise BadRequest(
                f"{what} has the character U+{ord(character):04X} at position {position}; characters that cannot be"
                " seen, and spaces other than U+0020, are not allowed there"
            )
    if text != text.strip():
        raise BadRequest(f"{what} {text!r} begins or ends with a space, which is not allowed")
