"""Every kind of field is saved with few statements, once when sent twice, and never over a newer value."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit, Saved
from actions.dossier.revise import revise_dossier
from actions.intake.intake import start_intake
from actions.klas.classes import hand_over_klas
from actions.klas.observaties import keep_eindrapport, keep_observatie
from actions.pip.agreements import AfspraakFacts, add_agreement, revise_agreement
from actions.pip.doelen import revise_activiteit, revise_doel
from actions.pip.ontzorgen import revise_ontzorging, start_ontzorging
from actions.voortgang.doel_stand import revise_stand
from actions.voortgang.talks import plan_voortgang
from database import open_session
from forms.voortgang.progress import VoortgangFacts
from models import Activiteit, AnswerHistory, AuditRecord, Caseworker, Intake, Klas, LoginSession
from refusals import Stale
from rules.law.terms import AfspraakSide
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.klassen import a_deelnemer, a_docent, a_klas
from tests.plans import a_doel, a_draft

Deed = Callable[..., Saved]
Kind = Callable[[Session, User, UUID], Deed]


def an_answer(session: Session, by: User, dossier_id: UUID) -> Deed:
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    return lambda own, **edit: save_answer(own, sheet_id=sheet_id, edit=Edit(field="taakverdeling", **edit))


def a_field_of_a_doel(session: Session, by: User, dossier_id: UUID) -> Deed:
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by, filled=False)
    return lambda own, **edit: revise_doel(own, doel_id=doel_id, edit=Edit(field="own_words", **edit))


def a_field_of_an_activiteit(session: Session, by: User, dossier_id: UUID) -> Deed:
    a_doel(session, a_draft(session, dossier_id, by), by, filled=False)
    activiteit_id = session.exec(select(Activiteit.id)).one()
    return lambda own, **edit: revise_activiteit(own, activiteit_id=activiteit_id, edit=Edit(field="provider", **edit))


def a_field_of_an_agreement(session: Session, by: User, dossier_id: UUID) -> Deed:
    a_draft(session, dossier_id, by)
    return an_agreement_without_a_plan(session, by, dossier_id)


def an_agreement_without_a_plan(session: Session, by: User, dossier_id: UUID) -> Deed:
    afspraak_id = add_agreement(
        session,
        afspraak_id=uuid4(),
        dossier_id=dossier_id,
        facts=AfspraakFacts(side=AfspraakSide.GEMEENTE, what="Bellen", owner="", due=None),
        by=by,
        at=NOW,
    )
    return lambda own, **edit: revise_agreement(own, afspraak_id=afspraak_id, edit=Edit(field="owner", **edit))


def a_field_of_the_ontzorgen(session: Session, by: User, dossier_id: UUID) -> Deed:
    a_draft(session, dossier_id, by)
    start_ontzorging(session, dossier_id=dossier_id, by=by, at=NOW)
    return lambda own, **edit: revise_ontzorging(own, dossier_id=dossier_id, edit=Edit(field="check_note", **edit))


def how_a_doel_stands(session: Session, by: User, dossier_id: UUID) -> Deed:
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by, filled=False)
    facts = VoortgangFacts(kind="voortgang", held_on=TODAY)
    talk = plan_voortgang(
        session, voortgang_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY
    )  # fmt: skip
    return lambda own, **edit: revise_stand(
        own, voortgang_id=talk, doel_id=doel_id, edit=Edit(field="went_well", **edit)
    )


def a_fact_of_the_dossier(_session: Session, _by: User, dossier_id: UUID) -> Deed:
    return lambda own, **edit: revise_dossier(own, dossier_id=dossier_id, edit=Edit(field="phone", on=TODAY, **edit))


def what_a_teacher_saw(session: Session, by: User, dossier_id: UUID) -> Deed:
    person = a_deelnemer(session, a_klas(session, by, a_docent(session)), dossier_id, by)
    return lambda own, **edit: keep_observatie(own, deelnemer_id=person, week=1, edit=Edit(field="note", **edit))


def the_report_of_a_teacher(session: Session, by: User, dossier_id: UUID) -> Deed:
    person = a_deelnemer(session, a_klas(session, by, a_docent(session)), dossier_id, by)
    return lambda own, **edit: keep_eindrapport(own, deelnemer_id=person, edit=Edit(field="report", **edit))


# What a second save of the field costs at most: one read, the row, its history if it has one, and the event. A row that
# is not always there is read again on PostgreSQL after it was waited for; a fact of a dossier moves its status.
STATEMENTS: dict[Kind, int] = {
    an_answer: 4,
    a_field_of_a_doel: 4,
    a_field_of_an_activiteit: 4,
    a_field_of_an_agreement: 4,
    an_agreement_without_a_plan: 3,
    a_field_of_the_ontzorgen: 4,
    how_a_doel_stands: 5,
    a_fact_of_the_dossier: 5,
    what_a_teacher_saw: 4,
    the_report_of_a_teacher: 3,
}
OF_A_TEACHER = (what_a_teacher_saw, the_report_of_a_teacher)


@dataclass
class Place:
    """One field to write in, with the functions that write and read it."""

    session: Session
    deed: Deed
    owner: User
    writer: User

    def write(self, value: str, seen: int, session: Session | None = None) -> Saved:
        return self.deed(session or self.session, value=value, seen_version=seen, by=self.writer, at=NOW)

    def write_as_colleague(self, value: str, seen: int) -> None:
        """Let Marijke write, to whom a class is handed over for that moment."""
        own = self.writer
        klas = self.session.exec(select(Klas)).first()
        if klas is None:
            self.writer = a_caseworker(self.session, role=Role.COORDINATOR, name="Marijke van Dam")
        else:
            self.writer = a_docent(self.session, name="Marijke van Dam")
            hand_over_klas(self.session, klas_id=klas.id, teacher_id=self.writer.id, by=self.owner, at=NOW)
        self.write(value, seen)
        if klas is not None:
            hand_over_klas(self.session, klas_id=klas.id, teacher_id=own.id, by=self.owner, at=NOW)
        self.writer = own


@pytest.fixture(params=STATEMENTS, ids=lambda each: each.__name__)
def kind(request: pytest.FixtureRequest) -> Kind:
    field_kind: Kind = request.param
    return field_kind


@pytest.fixture
def place(session: Session, kind: Kind) -> Place:
    sanne = a_caseworker(session, name="Sanne de Boer")
    deed = kind(session, sanne, a_dossier(session, sanne, bijstand_from=date(2026, 10, 1)))
    if kind not in OF_A_TEACHER:
        return Place(session, deed, sanne, sanne)
    teacher = session.exec(select(Caseworker).where(Caseworker.role == Role.DOCENT)).one()
    return Place(session, deed, sanne, replace(sanne, id=teacher.id, name=teacher.name, role=Role.DOCENT))


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are sent to the database, but for the BEGIN that SQLite's driver sends by itself else."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    sa.event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(database.engine, "before_cursor_execute", note)


def logged_in(session: Session, user: User) -> User:
    login = LoginSession(
        id=uuid4(), caseworker_id=user.id, token_hash="x" * 64, created_at=NOW, seen_at=NOW,
        expires_at=NOW + timedelta(days=1),
    )  # fmt: skip
    session.add(login)
    session.commit()
    return replace(user, login_id=login.id)


def row_counts(session: Session) -> tuple[int, int]:
    """How many lines of history and how many events there are."""
    return len(session.exec(select(AnswerHistory.id)).all()), len(session.exec(select(AuditRecord.id)).all())


def test_a_save_costs_one_read_and_no_more_writes_than_it_needs(
    database: Database, session: Session, kind: Kind, place: Place
) -> None:
    place.writer = logged_in(session, place.writer)
    place.write("een", 0)

    with counted(database) as sent, open_session(database.engine) as own:
        place.write("twee", 1, own)

    assert len(sent) <= STATEMENTS[kind], sent


def test_a_field_that_is_sent_twice_is_written_once(session: Session, place: Place) -> None:
    first = place.write("een", 0)
    before = row_counts(session)

    again = place.write("een", 0)

    assert (first.version, again.version) == (1, 1)
    assert row_counts(session) == before


def test_who_saves_a_field_second_is_shown_both_values_and_the_name_of_the_first(place: Place) -> None:
    place.write("een", 0)
    place.write_as_colleague("van Marijke", 1)

    with pytest.raises(Stale) as stale:
        place.write("drie", 1)

    stale_error = stale.value
    assert (stale_error.value, stale_error.refused, stale_error.by, stale_error.version) == (
        "van Marijke",
        "drie",
        "Marijke van Dam",
        2,
    )
    assert stale_error.at is not None


def test_a_refused_value_is_kept_where_there_is_a_history(session: Session, kind: Kind, place: Place) -> None:
    place.write("een", 0)
    place.write_as_colleague("van Marijke", 1)
    with pytest.raises(Stale):
        place.write("drie", 1)

    refused = session.exec(select(AnswerHistory).where(AnswerHistory.kind == "conflict")).all()

    without = {an_agreement_without_a_plan, a_fact_of_the_dossier, *OF_A_TEACHER}
    assert len(refused) == (0 if kind in without else 1)
