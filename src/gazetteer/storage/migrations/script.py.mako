"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}

# "expand" if the program before this revision can still use the schema, else "contract" (ADR 0005).
KIND = ""


def upgrade() -> None:
    """Apply."""
    ${upgrades if upgrades else "pass"}
