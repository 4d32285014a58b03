"""Conversations and their messages both ways."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "conversation",
        sa.Column("id", _id, primary_key=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("channel", "key"),
    )
    op.create_table(
        "inbound",
        sa.Column("id", _id, primary_key=True),
        sa.Column("conversation_id", _id, sa.ForeignKey("conversation.id"), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(), nullable=True),
        sa.Column("facts", sa.String(), nullable=False),
        sa.UniqueConstraint("conversation_id", "message_id"),
    )
    op.create_table(
        "outbound",
        sa.Column("id", _id, primary_key=True),
        sa.Column("conversation_id", _id, sa.ForeignKey("conversation.id"), nullable=False),
        sa.Column("inbound_id", _id, sa.ForeignKey("inbound.id"), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("platform_id", sa.String(), nullable=True),
        sa.Column("failed", sa.String(), nullable=True),
    )
    op.create_index("outbound_conversation_id_idx", "outbound", ["conversation_id"])
    op.create_index("outbound_inbound_id_idx", "outbound", ["inbound_id"])
    unsent = sa.text("sent_at IS NULL AND failed IS NULL")
    op.create_index(
        "outbound_unsent_idx",
        "outbound",
        ["conversation_id", "id"],
        sqlite_where=unsent,
        postgresql_where=unsent,
    )
