"""What may only grow is not emptied (TRUNCATE) and no row of it is replaced (INSERT OR REPLACE)."""

from collections.abc import Sequence

from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

THERE = {
    "audit_record": "EXISTS (SELECT 1 FROM audit_record WHERE id = NEW.id)",
    "answer_history": "EXISTS (SELECT 1 FROM answer_history WHERE id = NEW.id)",
    "pip_versie": (
        "EXISTS (SELECT 1 FROM pip_versie WHERE id = NEW.id OR (pip_id = NEW.pip_id AND number = NEW.number))"
    ),
}


def upgrade() -> None:
    """Refuse the two ways that go past the triggers on UPDATE and DELETE."""
    for table, there in THERE.items():
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER IF EXISTS {table}_no_replace")
            op.execute(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} "
                f"BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
            )
        else:
            op.execute(f"DROP TRIGGER IF EXISTS {table}_not_emptied ON {table}")
            op.execute(
                f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )


def downgrade() -> None:
    """Allow them again."""
    for table in THERE:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {table}_no_replace")
        else:
            op.execute(f"DROP TRIGGER {table}_not_emptied ON {table}")
