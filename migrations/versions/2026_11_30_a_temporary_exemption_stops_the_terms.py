"""A dossier keeps from which day DUO exempted somebody for a time: meanwhile the terms stand still."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("dossier", sa.Column("exempt_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("dossier", "exempt_on")
