"""Two dossiers of one person can be joined, and a V-number has one form that one dossier of a gemeente has."""

import unicodedata
from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
KEY = "ix_dossier_gemeente_id_v_number_key"
_DOSSIER = sa.table(
    "dossier",
    sa.column("id", sa.Uuid()),
    sa.column("gemeente_id", sa.Uuid()),
    sa.column("v_number", sa.String()),
    sa.column("v_number_key", sa.String()),
    sa.column("created_at", sa.DateTime()),
)


def upgrade() -> None:
    """Add the columns and the table; of dossiers with one V-number the oldest has it, the others keep it as a text."""
    op.add_column("dossier", sa.Column("joined_into_id", sa.Uuid(), nullable=True))
    op.create_index("ix_dossier_joined_into_id", "dossier", ["joined_into_id"])
    op.add_column("dossier", sa.Column("v_number_key", sa.String(length=16), nullable=True))
    _number()
    op.create_index(KEY, "dossier", ["gemeente_id", "v_number_key"], unique=True)
    op.create_table(
        "dossier_join",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("closed_id", sa.Uuid(), nullable=False),
        sa.Column("joined_at", MOMENT(), nullable=False),
        sa.Column("joined_by", sa.Uuid(), nullable=False),
        sa.Column("undone_at", MOMENT(), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.Column("moved", JSON, nullable=False),
        sa.Column("kept_before", JSON, nullable=False),
        sa.Column("kept_after", JSON, nullable=False),
        sa.Column("closed_before", JSON, nullable=False),
        sa.Column("kept_bsn", sa.Text(), nullable=False),
        sa.Column("closed_bsn", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["closed_id"], ["dossier.id"], name="fk_dossier_join_closed_id"),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_dossier_join_gemeente_id"),
        sa.ForeignKeyConstraint(["joined_by"], ["caseworker.id"], name="fk_dossier_join_joined_by"),
        sa.ForeignKeyConstraint(["kept_id"], ["dossier.id"], name="fk_dossier_join_kept_id"),
        sa.ForeignKeyConstraint(["undone_by"], ["caseworker.id"], name="fk_dossier_join_undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_dossier_join"),
    )
    op.create_index("ix_dossier_join_gemeente_id_closed_id", "dossier_join", ["gemeente_id", "closed_id"])
    op.create_index("ix_dossier_join_gemeente_id_kept_id", "dossier_join", ["gemeente_id", "kept_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("dossier_join")
    op.drop_index(KEY, "dossier")
    op.drop_column("dossier", "v_number_key")
    op.drop_index("ix_dossier_joined_into_id", "dossier")
    op.drop_column("dossier", "joined_into_id")


def _number() -> None:
    connection, taken = op.get_bind(), set[tuple[object, str]]()
    rows = sa.select(_DOSSIER).where(_DOSSIER.c.v_number != "").order_by(_DOSSIER.c.created_at, _DOSSIER.c.id)
    for row in connection.execute(rows).mappings().all():
        number = _in_one_form(row["v_number"])
        if number is None:
            continue
        values: dict[str, object] = {"v_number": number}
        if (row["gemeente_id"], number) not in taken:
            values["v_number_key"] = number
            taken.add((row["gemeente_id"], number))
        connection.execute(sa.update(_DOSSIER).where(_DOSSIER.c.id == row["id"]).values(**values))


def _in_one_form(typed: str) -> str | None:
    bare = "".join(str(unicodedata.digit(each, each)) for each in typed if each.isalnum()).removeprefix("V")
    number = bare.zfill(10) if len(bare) == 9 else bare
    return number if number.isascii() and number.isdecimal() else None
