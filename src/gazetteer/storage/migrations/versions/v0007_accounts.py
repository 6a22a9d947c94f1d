"""Tokens of one sign-in have a family, to be ended together.

The version before this goes on: it gives out tokens without one, which end by themselves.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, text
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

KIND = "expand"

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.add_column("token", Column("family", TEXT))
    # Which of them belong together is not known: all that a user has are one.
    op.execute(text("UPDATE token SET family = CAST(user_pk AS TEXT) WHERE kind IN ('access', 'refresh')"))
