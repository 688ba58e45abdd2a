"""The audit trail, the history of answers and the frozen PIP versions can only grow."""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

APPEND_ONLY = ("audit_record", "answer_history", "pip_versie")


def upgrade() -> None:
    """Refuse UPDATE and DELETE on the tables that may only grow, in the database itself."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% can only grow', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Allow changes again."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for deed in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{deed}")
        return
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_only_grows ON {table}")
    op.execute("DROP FUNCTION refuse_change()")
