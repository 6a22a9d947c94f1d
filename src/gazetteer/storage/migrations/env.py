"""Runs migrations on the database whose dialect the configuration holds."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool

from gazetteer.storage.dialect import Dialect
from gazetteer.storage.tables import metadata

dialect: Dialect = context.config.attributes["dialect"]
engine = create_engine(dialect.alchemy_url, poolclass=pool.NullPool)
dialect.prepare_migration(engine)

with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=dialect.copies_to_alter,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
