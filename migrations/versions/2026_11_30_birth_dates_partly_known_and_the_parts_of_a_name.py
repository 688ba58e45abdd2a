"""A date of birth is kept as far as it is known, as in the BRP (1990-05-00); a name has its parts, and what it is
found and put in order by.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from models.values.search_names import phone_key, search_name, sort_name

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("dossier", "huishouden_lid")
INDEX = "ix_dossier_gemeente_id_birth_date"


COLUMNS = {"surname_prefix": 40, "former_names": 200, "nationality": 3, "sort_name": 260, "search_former": 260} | {
    "phone_key": 9
}
INDEXED = ("search_former", "phone_key")


def upgrade() -> None:
    """Keep the days as text; add the columns, with what names and telephone numbers are found by."""
    _retype(sa.String(length=10), "to_char(birth_date, 'YYYY-MM-DD')")
    for name, length in COLUMNS.items():
        op.add_column("dossier", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    for name in INDEXED:
        op.create_index(f"ix_dossier_gemeente_id_{name}", "dossier", ["gemeente_id", name])
    _make_searchable()


def downgrade() -> None:
    """Keep days again; of a date that is partly known nothing can be kept. A tussenvoegsel joins the family name."""
    family = sa.table("dossier", sa.column("surname_prefix", sa.String), sa.column("family_name", sa.String))
    whole = sa.func.substr(family.c.surname_prefix + " " + family.c.family_name, 1, 120)
    op.execute(sa.update(family).where(family.c.surname_prefix != "").values(family_name=whole))
    for name in INDEXED:
        op.drop_index(f"ix_dossier_gemeente_id_{name}", table_name="dossier")
    for name in COLUMNS:
        op.drop_column("dossier", name)
    for table in TABLES:
        born = sa.table(table, sa.column("birth_date", sa.String))
        op.execute(sa.update(born).where(born.c.birth_date.like("%-00")).values(birth_date=None))
    _retype(sa.Date(), "to_date(birth_date, 'YYYY-MM-DD')")


def _make_searchable() -> None:
    names = ("given_names", "family_name", "phone", "search_name", "sort_name", "phone_key")
    rows = sa.table("dossier", sa.column("id", sa.Uuid()), *(sa.column(each, sa.String) for each in names))
    connection = op.get_bind()
    for row in connection.execute(sa.select(rows)).mappings().all():
        given, family = row["given_names"], row["family_name"]
        found_by = {
            "search_name": search_name(given, family),
            "sort_name": sort_name(given, family),
            "phone_key": phone_key(row["phone"]),
        }
        connection.execute(sa.update(rows).where(rows.c.id == row["id"]).values(**found_by))


def _retype(kind: sa.types.TypeEngine[Any], using: str) -> None:
    """Another type for the columns. SQLite keeps a day as that text, and cannot drop a table that is referred to."""
    if op.get_bind().dialect.name != "sqlite":
        for table in TABLES:
            op.alter_column(table, "birth_date", type_=kind, existing_nullable=True, postgresql_using=using)
        return
    op.drop_index(INDEX, table_name="dossier")
    for table in TABLES:
        op.add_column(table, sa.Column("birth_date_new", kind, nullable=True))
        born = sa.table(table, sa.column("birth_date"), sa.column("birth_date_new"))
        op.execute(sa.update(born).values(birth_date_new=born.c.birth_date))
        op.execute(f"ALTER TABLE {table} DROP COLUMN birth_date")
        op.execute(f"ALTER TABLE {table} RENAME COLUMN birth_date_new TO birth_date")
    op.create_index(INDEX, "dossier", ["gemeente_id", "birth_date"])
