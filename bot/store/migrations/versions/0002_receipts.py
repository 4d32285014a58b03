"""Receipts of what was given out, cases and agents of the help desk, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables, and let messages name their receipt."""
    op.create_table(
        "assessment",
        sa.Column("id", _id, primary_key=True),
        sa.Column("conversation_id", _id, sa.ForeignKey("conversation.id"), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("conversation_id", "digest"),
    )
    op.add_column(
        "inbound",
        sa.Column("assessment_id", _id, sa.ForeignKey("assessment.id"), nullable=True),
        inline_references=True,
    )
    op.create_index("inbound_assessment_id_idx", "inbound", ["assessment_id"])
    op.create_table(
        "agent",
        sa.Column("id", _id, primary_key=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.UniqueConstraint("channel", "key"),
    )
    op.create_table(
        "case",
        sa.Column("id", _id, primary_key=True),
        sa.Column("conversation_id", _id, sa.ForeignKey("conversation.id"), nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("case_conversation_id_idx", "case", ["conversation_id"])
    op.create_table(
        "audit",
        sa.Column("id", _id, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("conversation_id", _id, sa.ForeignKey("conversation.id"), nullable=True),
    )
    op.create_index("audit_conversation_id_idx", "audit", ["conversation_id"])
