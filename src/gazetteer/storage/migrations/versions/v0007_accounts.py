"""Tokens of one sign-in have a family; what people and bots are called is found by how it looks.

The version before this goes on: it gives out tokens without a family, which end by themselves, and users without looks.
Names that only now are the same keep the keys that they had: the one that has the new key already is found by it.
"""

from __future__ import annotations

import json
import unicodedata

from alembic import op
from sqlalchemy import Column, Connection, Text, text
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KIND = "expand"

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.add_column("token", Column("family", TEXT))
    # Which of them belong together is not known: all that a user has are one.
    op.execute(text("UPDATE token SET family = CAST(user_pk AS TEXT) WHERE kind IN ('access', 'refresh')"))
    bind = op.get_bind()
    for pk, kind, name, key, doc in bind.execute(text(_NAMED)).all():
        called = [name, json.loads(doc).get("email") or name] if kind == "user" else [name]
        for look in {_skeleton(one)[:_LONGEST_TERM] for one in called}:
            bind.execute(text(_TERM), {"look": look, "pk": pk})
        if kind == "user":
            _fold(bind, pk, name, key)
    _fold_awaited(bind)


_NAMED = "SELECT pk, type, name, local_key, doc FROM entity WHERE type IN ('user', 'bot') ORDER BY pk"
_TERM = (
    "INSERT INTO term (field, value, entity_pk) VALUES ('look', :look, :pk)"
    " ON CONFLICT (field, value, entity_pk) DO NOTHING"
)
_LONGEST_TERM = 512
# Longer keys end in a hash.
_LONGEST_KEY = 800


def _fold(bind: Connection, pk: int, name: str, key: str) -> None:
    """Give a user the key of the folded name, unless another user has it."""
    folded = _folded(key)
    if folded == key or max(len(key.encode()), len(folded.encode())) > _LONGEST_KEY:
        return
    taken = text("SELECT 1 FROM entity WHERE parent_pk = 0 AND type = 'user' AND local_key = :key")
    if bind.execute(taken, {"key": folded}).first() is not None:
        return
    bind.execute(text("UPDATE entity SET local_key = :key WHERE pk = :pk"), {"key": folded, "pk": pk})
    open_one = "UPDATE placement SET local_key = :key WHERE entity_pk = :pk AND to_seq IS NULL"
    bind.execute(text(open_one), {"key": None if folded == name else folded, "pk": pk})


def _fold_awaited(bind: Connection) -> None:
    """What waits for people waits for the folded name."""
    for (key,) in bind.execute(text("SELECT DISTINCT awaits FROM awaited_person")).all():
        folded = _folded(key)
        if folded == key or max(len(key.encode()), len(folded.encode())) > _LONGEST_KEY:
            continue
        for statement in _AWAITED:
            bind.execute(text(statement), {"key": key, "folded": folded})


_WAIT_FOLDED = (
    "INSERT INTO awaited_person (awaits, entity_pk, seq)"
    " SELECT :folded, entity_pk, seq FROM awaited_person WHERE awaits = :key"
    " ON CONFLICT (awaits, entity_pk, seq) DO NOTHING"
)
_AWAITED = (
    _WAIT_FOLDED,
    "DELETE FROM awaited_person WHERE awaits = :key",
    "UPDATE ref_slot SET awaits = :folded WHERE awaits = :key AND kind = 'user'",
)

# As `domain/callings.py` has it at this revision.
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


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _skeleton(name: str) -> str:
    seen = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name))
    bare = unicodedata.normalize("NFKD", seen.translate(_LOOKS_LIKE).casefold()).replace("i\u0307", "i")
    return " ".join(bare.translate(_LOOKS_LIKE).split())
