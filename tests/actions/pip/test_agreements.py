"""Agreements of both sides: made, changed field by field, done, taken away and put back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier
from actions.pip.agreements import (
    AfspraakFacts,
    add_agreement,
    finish_agreement,
    put_back_agreement,
    remove_agreement,
    revise_agreement,
)
from actions.voortgang.closing import close_voortgang
from actions.voortgang.talks import plan_voortgang, remove_voortgang
from database import open_session
from forms.voortgang.progress import VoortgangFacts
from models import AnswerHistory, AuditRecord, PipAfspraak, Voortgang
from queries.intake.view import history
from queries.pip.agreements import agreements
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.terms import AfspraakSide
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.plans import a_draft


def agree(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """An agreement with what matters to the test."""
    usual: dict[str, Any] = {
        "side": AfspraakSide.GEMEENTE, "what": "Vraagt opvang aan", "owner": "Sanne",
        "due": date(2026, 12, 1),
    }  # fmt: skip
    afspraak_id: UUID = overrides.pop("afspraak_id", None) or uuid4()
    more: dict[str, Any] = {"voortgang_id": overrides.pop("voortgang_id", None), "by": by, "at": NOW}
    facts = AfspraakFacts(**(usual | overrides))
    return add_agreement(session, afspraak_id=afspraak_id, dossier_id=dossier_id, facts=facts, **more)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne)
    a_draft(session, made, sanne)
    return made


def test_an_agreement_is_stored_as_it_was_made(session: Session, sanne: User, dossier: UUID) -> None:
    text = "=SUM(1) <b>Ik</b> bel *zelf* ينتظر 😀"

    agree(session, dossier, sanne, side=AfspraakSide.INBURGERAAR, what=f" {text} ", owner="", due=None)

    (line,) = agreements(session, dossier, seen_by=sanne)
    assert (line.side, line.what, line.owner, line.due, line.done_on) == (
        AfspraakSide.INBURGERAAR,
        text,
        "",
        None,
        None,
    )


def test_a_second_click_makes_no_second_agreement(
    database: Database, session: Session, sanne: User, dossier: UUID
) -> None:
    afspraak_id = uuid4()

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return agree(own, dossier, sanne, afspraak_id=afspraak_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {afspraak_id}

    assert len(session.exec(select(PipAfspraak)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "AfspraakAdded")).all()) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"what": " \n"}, ("what", "missing")),
        ({"what": "a" * 1001}, ("what", "too_long")),
        ({"owner": "a" * 161}, ("owner", "too_long")),
        ({"side": None}, ("side", "missing")),
        ({"due": date(1899, 12, 31)}, ("due", "year_out_of_bounds")),
    ],
)
def test_an_agreement_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier: UUID, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        agree(session, dossier, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(PipAfspraak)).all() == []


def test_each_field_is_saved_at_once_and_its_earlier_value_stays_in_the_history(
    session: Session, sanne: User, dossier: UUID
) -> None:
    made = agree(session, dossier, sanne)

    revise_agreement(
        session, afspraak_id=made, edit=Edit(field="due", value="2027-01-05", seen_version=0, by=sanne, at=NOW)
    )
    revise_agreement(
        session, afspraak_id=made, edit=Edit(field="side", value="partner", seen_version=0, by=sanne, at=NOW)
    )

    (line,) = agreements(session, dossier, seen_by=sanne)
    assert (line.due, line.side) == (date(2027, 1, 5), AfspraakSide.PARTNER)
    assert line.stored_answers["due"].version == 1
    assert line.stored_answers["due"].by == sanne.name
    sheet_id = session.exec(select(AnswerHistory.sheet_id)).first()
    (change,) = history(session, sheet_id, "due", seen_by=sanne, item_id=made)  # type: ignore[arg-type]
    assert (change.old.value, change.new.value) == ("2026-12-01", "2027-01-05")


def test_the_second_writer_of_a_field_is_refused_while_other_fields_can_still_be_saved(
    session: Session, sanne: User, dossier: UUID
) -> None:
    made = agree(session, dossier, sanne)
    revise_agreement(
        session, afspraak_id=made, edit=Edit(field="owner", value="Karim", seen_version=0, by=sanne, at=NOW)
    )

    with pytest.raises(Stale) as refused:
        revise_agreement(
            session, afspraak_id=made, edit=Edit(field="owner", value="Tom", seen_version=0, by=sanne, at=NOW)
        )
    revise_agreement(
        session, afspraak_id=made, edit=Edit(field="what", value="Belt de crèche", seen_version=0, by=sanne, at=NOW)
    )

    assert (refused.value.value, refused.value.by) == ("Karim", sanne.name)
    (line,) = agreements(session, dossier, seen_by=sanne)
    assert (line.owner, line.what) == ("Karim", "Belt de crèche")
    kinds = session.exec(select(AnswerHistory.kind).where(AnswerHistory.question_id == "owner")).all()
    assert sorted(kinds) == ["conflict", "saved"]


def test_the_same_value_again_changes_nothing(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne)

    saved = revise_agreement(
        session, afspraak_id=made, edit=Edit(field="owner", value="Sanne", seen_version=0, by=sanne, at=NOW)
    )

    assert saved.version == 0
    assert session.exec(select(AuditRecord).where(AuditRecord.event == "AfspraakRevised")).all() == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("what", "", "missing"), ("side", None, "missing"), ("side", "buurman", "not_in_list"), ("id", "x", "unknown"),
     ("due", "morgen", "not_a_date"), ("done_on", "2026-11-21", "unknown")],
)  # fmt: skip
def test_a_field_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier: UUID, field: str, value: str | None, code: str
) -> None:
    made = agree(session, dossier, sanne)

    with pytest.raises(Invalid) as refused:
        revise_agreement(
            session, afspraak_id=made, edit=Edit(field=field, value=value, seen_version=0, by=sanne, at=NOW)
        )

    assert codes(refused.value.problems) == ((field, code),)


def test_an_agreement_is_done_on_a_day_and_can_be_opened_again(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne, due=TODAY - timedelta(days=3))
    assert agreements(session, dossier, seen_by=sanne)[0].overdue(TODAY)

    finish_agreement(session, afspraak_id=made, done_on=TODAY, by=sanne, at=NOW)
    finish_agreement(session, afspraak_id=made, done_on=TODAY - timedelta(days=1), by=sanne, at=NOW)

    (line,) = agreements(session, dossier, seen_by=sanne)
    assert line.done_on == TODAY
    assert not line.overdue(TODAY)
    finish_agreement(session, afspraak_id=made, done_on=None, by=sanne, at=NOW)
    assert agreements(session, dossier, seen_by=sanne)[0].done_on is None


def test_an_agreement_is_not_done_on_a_day_to_come(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne)

    with pytest.raises(Invalid) as refused:
        finish_agreement(session, afspraak_id=made, done_on=TODAY + timedelta(days=1), by=sanne, at=NOW)

    assert codes(refused.value.problems) == (("done_on", "in_future"),)


def test_an_agreement_is_removed_and_restored(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne)

    for _ in range(2):
        remove_agreement(session, afspraak_id=made, by=sanne, at=NOW)
    assert agreements(session, dossier, seen_by=sanne)[0].removed
    with pytest.raises(NotFound):
        revise_agreement(
            session, afspraak_id=made, edit=Edit(field="what", value="x", seen_version=0, by=sanne, at=NOW)
        )
    put_back_agreement(session, afspraak_id=made, by=sanne, at=NOW)

    assert not agreements(session, dossier, seen_by=sanne)[0].removed
    events = session.exec(select(AuditRecord.event).where(col(AuditRecord.event).startswith("Afspraak"))).all()
    assert sorted(events) == ["AfspraakAdded", "AfspraakAdded", "AfspraakRemoved"]


def test_agreements_of_a_closed_dossier_cannot_be_changed(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne)
    close_dossier(session, dossier_id=dossier, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        agree(session, dossier, sanne)
    with pytest.raises(AlreadyDone):
        finish_agreement(session, afspraak_id=made, done_on=TODAY, by=sanne, at=NOW)
    with pytest.raises(AlreadyDone):
        revise_agreement(
            session, afspraak_id=made, edit=Edit(field="what", value="x", seen_version=0, by=sanne, at=NOW)
        )


def test_only_who_works_on_the_plan_makes_agreements(session: Session, sanne: User, dossier: UUID) -> None:
    made = agree(session, dossier, sanne)
    stranger, helper = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    kansverkenner = a_caseworker(session, role=Role.KANSVERKENNER)
    shared_with(session, dossier, helper)
    shared_with(session, dossier, kansverkenner)

    with pytest.raises(NotFound):
        agree(session, dossier, stranger)
    with pytest.raises(NotFound):
        finish_agreement(session, afspraak_id=made, done_on=TODAY, by=a_caseworker(session, "Elders"), at=NOW)
    with pytest.raises(NotAllowed):
        finish_agreement(session, afspraak_id=made, done_on=TODAY, by=helper, at=NOW)
    with pytest.raises(NotAllowed):
        agree(session, dossier, kansverkenner)
    finish_agreement(session, afspraak_id=made, done_on=TODAY, by=kansverkenner, at=NOW)

    assert agreements(session, dossier, seen_by=stranger) == ()
    assert agreements(session, dossier, seen_by=helper)[0].done_on == TODAY


def test_an_agreement_for_a_talk_of_another_dossier_or_with_a_used_id_is_refused(
    session: Session, sanne: User, dossier: UUID
) -> None:
    other = a_dossier(session, sanne, birth_date=date(1980, 1, 1))
    theirs = agree(session, other, sanne)

    with pytest.raises(NotFound):
        agree(session, dossier, sanne, voortgang_id=uuid4())
    with pytest.raises(NotFound):
        agree(session, dossier, sanne, afspraak_id=theirs)


def test_a_talk_that_was_closed_or_removed_in_another_tab_gets_no_more_agreements(
    session: Session, sanne: User, dossier: UUID
) -> None:
    facts = VoortgangFacts(kind="pip_team", held_on=TODAY)
    common: dict[str, Any] = {"by": sanne, "at": NOW, "on": TODAY}
    closed, gone = (
        plan_voortgang(session, voortgang_id=uuid4(), dossier_id=dossier, facts=facts, **common) for _ in range(2)
    )
    agree(session, dossier, sanne, voortgang_id=closed)
    sheet_id = session.get_one(Voortgang, closed).sheet_id
    save_answer(
        session,
        sheet_id=sheet_id,
        edit=Edit(field="volgende_datum", value="2027-02-15", seen_version=0, by=sanne, at=NOW),
    )
    close_voortgang(session, voortgang_id=closed, outcome="pip_blijft", **common)
    remove_voortgang(session, voortgang_id=gone, by=sanne, at=NOW)

    with pytest.raises(AlreadyDone):
        agree(session, dossier, sanne, voortgang_id=closed)
    with pytest.raises(NotFound):
        agree(session, dossier, sanne, voortgang_id=gone)
    assert len(agreements(session, dossier, seen_by=sanne)) == 1


def test_a_dossier_without_a_plan_can_have_agreements(session: Session, sanne: User) -> None:
    bare = a_dossier(session, sanne)
    made = agree(session, bare, sanne)

    revise_agreement(
        session, afspraak_id=made, edit=Edit(field="owner", value="Karim", seen_version=0, by=sanne, at=NOW)
    )

    assert agreements(session, bare, seen_by=sanne)[0].owner == "Karim"
    assert session.exec(select(AnswerHistory)).all() == []
