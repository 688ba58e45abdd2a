"""Was something changed or taken away behind the back of Koers? Each check gives Dutch sentences; none means well.

Who owns the database can do all of this. What is looked at here makes that it does not go by without a word.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models import AnswerHistory, AnswerRow, AuditRecord, Dossier, PipVersie
from models.values.plan import checksum

APPEND_ONLY = ("audit_record", "answer_history", "pip_versie")
THERE = {
    "audit_record": "EXISTS (SELECT 1 FROM audit_record WHERE id = NEW.id)",
    "answer_history": "EXISTS (SELECT 1 FROM answer_history WHERE id = NEW.id)",
    "pip_versie": (
        "EXISTS (SELECT 1 FROM pip_versie WHERE id = NEW.id OR (pip_id = NEW.pip_id AND number = NEW.number))"
    ),
}
CHANGED = "Verander niets en zet een reservekopie ernaast."
# tgtype of PostgreSQL: 1 for each row, 2 before, 8 delete, 16 update, 32 truncate
GROWS, NOT_EMPTIED = 1 + 2 + 8 + 16, 2 + 32
REFUSAL = "BEGIN RAISE EXCEPTION '% can only grow', TG_TABLE_NAME; END"


def unguarded(session: Session) -> Iterator[str]:
    """Tables that may only grow, and whose triggers are gone, hollow, or let something through."""
    connection = session.connection()
    guarded = _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)
    for table in APPEND_ONLY:
        if table not in guarded:
            yield f"De tabel {table} is niet meer beschermd tegen wijzigen (een trigger ontbreekt of is veranderd)."


def sqlite_triggers(table: str) -> dict[str, str]:
    """The triggers that guard a table on SQLite, by name."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
    return {
        f"{table}_no_update": f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"{table}_no_delete": f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"{table}_no_replace": (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {THERE[table]} {refuse}"
        ),
    }


def _sqlite(connection: sa.Connection) -> set[str]:
    rows = connection.execute(sa.text("select name, sql from sqlite_master where type = 'trigger'"))
    present = {name: " ".join(sql.replace('"', "").split()) for name, sql in rows}
    return {table for table in APPEND_ONLY if sqlite_triggers(table).items() <= present.items()}


def _postgresql(connection: sa.Connection) -> set[str]:
    rows = connection.execute(
        sa.text(
            "select c.relname, t.tgtype from pg_trigger t join pg_class c on c.oid = t.tgrelid "
            "join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal and t.tgenabled in ('O', 'A') "
            "and t.tgqual is null and cardinality(t.tgattr::int2[]) = 0 and btrim(p.prosrc) = :refusal "
            "and c.relnamespace = current_schema()::regnamespace"
        ),
        {"refusal": REFUSAL},
    )
    present = set(rows.all())
    return {table for table in APPEND_ONLY if {(table, GROWS), (table, NOT_EMPTIED)} <= present}


def changed_versions(session: Session) -> Iterator[str]:
    """Decided plans that are no longer what was frozen."""
    rows = session.connection().execute(
        sa.select(col(Dossier.number), col(PipVersie.number), col(PipVersie.document), col(PipVersie.sha256))
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .order_by(col(Dossier.number), col(PipVersie.number))
        .execution_options(yield_per=200)
    )
    for dossier, number, document, stored_checksum in rows:
        if checksum(document) != stored_checksum:
            yield f"ALARM: versie {number} van het PIP in dossier {dossier} is na het vaststellen veranderd. {CHANGED}"


def lost_rows(session: Session) -> Iterator[str]:
    """Rows that must be there because others are: who registered and decided, and what was answered."""
    yield from _without_record(session, Dossier, "DossierRegistered", "de registratie")
    yield from _without_record(session, PipVersie, "PipVastgesteld", "het vaststellen van een PIP")
    yield from _lost_answers(session)


def _without_record(session: Session, table: type[Dossier | PipVersie], event: str, subject: str) -> Iterator[str]:
    owner = col(Dossier.id) if table is Dossier else col(PipVersie.dossier_id)
    rows = sa.select(owner.label("dossier_id"), sa.func.count().label("rows")).group_by(owner).subquery()
    noted = (
        sa.select(col(AuditRecord.dossier_id).label("dossier_id"), sa.func.count().label("times"))
        .where(col(AuditRecord.event) == event)
        .group_by(col(AuditRecord.dossier_id))
        .subquery()
    )
    missing = (
        sa.select(col(Dossier.number))
        .join(rows, rows.c.dossier_id == col(Dossier.id))
        .join(noted, noted.c.dossier_id == col(Dossier.id), isouter=True)
        .where(rows.c.rows > sa.func.coalesce(noted.c.times, 0))
        .order_by(col(Dossier.number))
    )
    for number in session.connection().execute(missing).scalars():
        yield f"ALARM: in het logboek ontbreekt {subject} van dossier {number}. {CHANGED}"


def _lost_answers(session: Session) -> Iterator[str]:
    """An answer is never taken away, and each version of it has its line of history."""
    current, line = aliased(AnswerRow), aliased(AnswerHistory)
    of_answer = (col(line.sheet_id) == col(current.sheet_id)) & (col(line.question_id) == col(current.question_id))
    of_answer = of_answer & col(line.item_id).is_(None)
    no_history = sa.select(sa.func.count()).where(
        ~sa.exists(sa.select(1).where(of_answer, col(line.version) >= col(current.version)).correlate(current))
    )
    lost = sa.select(
        sa.func.count(sa.distinct(sa.cast(col(line.sheet_id), sa.String) + sa.literal(" ") + col(line.question_id)))
    ).where(col(line.item_id).is_(None), ~sa.exists(sa.select(1).where(of_answer).correlate(line)))
    if answers := session.connection().execute(lost).scalar_one():
        yield f"ALARM: {answers} antwoorden staan in de geschiedenis en zijn er zelf niet meer. {CHANGED}"
    if lines := session.connection().execute(no_history.select_from(current)).scalar_one():
        yield f"ALARM: van {lines} antwoorden ontbreekt de geschiedenis. {CHANGED}"
