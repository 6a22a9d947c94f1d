"""By which rule of what is secret a store's documents were taken apart.

The documents themselves are brought to the rule when the store is opened, since that needs the key.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# The program before shows the place of a secret as it is stored.
KIND = "contract"


def upgrade() -> None:
    """Apply."""
    op.add_column("store_state", Column("secrets_revision", Integer))
