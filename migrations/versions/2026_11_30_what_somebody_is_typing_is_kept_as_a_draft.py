"""What somebody is typing is kept as a draft."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make this change."""
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("begun_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("kept_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_draft_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_draft_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_draft_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("caseworker_id", "place", name=op.f("uq_draft_caseworker_id_place")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_draft_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_draft_gemeente_id_kept_at"), ["gemeente_id", "kept_at"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_gemeente_id_kept_at"))
        batch_op.drop_index(batch_op.f("ix_draft_gemeente_id_dossier_id"))

    op.drop_table("draft")
