"""Run by Alembic: the migrations, on the connection that the program opened."""

from alembic import context

from bot.store.tables import Kept

context.configure(connection=context.config.attributes["connection"], target_metadata=Kept.metadata)
context.run_migrations()
