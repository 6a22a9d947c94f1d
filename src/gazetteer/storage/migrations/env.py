"""Runs migrations on the database that the configuration names."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool

from gazetteer.storage.tables import metadata

engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=engine.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
