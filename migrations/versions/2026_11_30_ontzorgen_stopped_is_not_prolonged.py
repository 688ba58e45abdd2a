"""A dossier keeps the day on which the ontzorgen stopped apart from the day to which it was prolonged, and whether the
person has a regular permit as a member of the family, so that there is no ontzorgen."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_DOSSIER = sa.table(
    "dossier",
    sa.column("id", sa.Uuid()),
    sa.column("ontzorgen_until_on", sa.Date()),
    sa.column("ontzorgen_stopped_on", sa.Date()),
)
_ONTZORGING = sa.table(
    "ontzorging",
    sa.column("dossier_id", sa.Uuid()),
    sa.column("prolonged_until", sa.Date()),
    sa.column("stopped_on", sa.Date()),
)


def upgrade() -> None:
    """Add the columns and fill them from the ontzorgen; `koers migrate` computes the stored days afterwards."""
    op.add_column("dossier", sa.Column("ontzorgen_stopped_on", sa.Date(), nullable=True))
    op.add_column("dossier", sa.Column("regular_permit", sa.Boolean(), nullable=False, server_default=sa.false()))
    of_dossier = _ONTZORGING.c.dossier_id == _DOSSIER.c.id
    op.execute(
        _DOSSIER.update().values(
            ontzorgen_stopped_on=sa.select(_ONTZORGING.c.stopped_on).where(of_dossier).scalar_subquery(),
            ontzorgen_until_on=sa.select(_ONTZORGING.c.prolonged_until).where(of_dossier).scalar_subquery(),
        )
    )


def downgrade() -> None:
    """Put both days in one column again."""
    last = sa.func.coalesce(_DOSSIER.c.ontzorgen_stopped_on, _DOSSIER.c.ontzorgen_until_on)
    op.execute(_DOSSIER.update().values(ontzorgen_until_on=last))
    op.drop_column("dossier", "regular_permit")
    op.drop_column("dossier", "ontzorgen_stopped_on")
