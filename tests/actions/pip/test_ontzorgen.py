"""The ontzorgen of a dossier: begun by its dates, kept field by field, prolonged with a reason."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier
from actions.pip.ontzorgen import follow_bijstand, prolong_ontzorging, revise_ontzorging, start_ontzorging
from models import AnswerHistory, AuditRecord, Dossier, Ontzorging
from models.base import table
from models.values.traject import traject_facts
from operations.encrypted_rows import HOLDERS
from queries.intake.view import history
from queries.pip.ontzorgen import ontzorging_view
from refusals import AlreadyDone, Incomplete, Invalid, NotAllowed, NotFound, ReasonNeeded, Stale
from rules.law.deadlines import DeadlineCode, deadlines
from rules.law.terms import Doelgroep
from rules.pip.ontzorgen import NoOntzorgenReason, Readiness
from secrecy import is_encrypted
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.plans import a_draft

BIJSTAND = date(2026, 8, 15)
LAST = date(2027, 2, 14)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne, bijstand_from=BIJSTAND)
    a_draft(session, made, sanne)
    start_ontzorging(session, dossier_id=made, by=sanne, at=NOW)
    return made


def revise(session: Session, dossier: UUID, by: User, field: str, value: Any, seen_version: int = 0) -> None:
    """Change one field."""
    revise_ontzorging(
        session, dossier_id=dossier, edit=Edit(field=field, value=value, seen_version=seen_version, by=by, at=NOW)
    )


def prolong(
    session: Session, dossier: UUID, by: User, until: date | None, reason: str = "Leert nog", seen: int = 0
) -> None:
    """Prolong."""
    prolong_ontzorging(session, dossier_id=dossier, until=until, reason=reason, seen_version=seen, by=by, at=NOW)


def bijstand_from(session: Session, dossier: UUID, day: date | None) -> None:
    """The day in the dossier is changed."""
    session.exec(sa.update(Dossier).where(col(Dossier.id) == dossier).values(bijstand_from=day))
    session.commit()


def test_ontzorgen_begins_once_and_lasts_as_the_law_says(session: Session, sanne: User, dossier: UUID) -> None:
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)

    row = session.exec(select(Ontzorging)).one()
    assert (row.start, row.until) == (BIJSTAND, LAST)
    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert view.ends == LAST
    assert view.check is not None
    assert (view.check.start, view.check.due) == (date(2026, 11, 15), date(2026, 12, 14))
    assert not view.moved


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"doelgroep": Doelgroep.GEZINSMIGRANT, "bijstand_from": BIJSTAND}, NoOntzorgenReason.DOELGROEP),
        ({}, NoOntzorgenReason.GEEN_BIJSTAND),
    ],
)
def test_who_has_no_right_to_ontzorgen_gets_none(
    session: Session, sanne: User, facts: dict[str, Any], why: NoOntzorgenReason
) -> None:
    made = a_dossier(session, sanne, **facts)

    with pytest.raises(Incomplete) as refused:
        start_ontzorging(session, dossier_id=made, by=sanne, at=NOW)

    assert list(refused.value.shortcomings) == [why]
    assert ontzorging_view(session, made, seen_by=sanne).no_ontzorgen_reason is why
    with pytest.raises(NotFound):
        revise(session, made, sanne, "coach", "Selma")


def test_every_field_of_the_ontzorgen_is_saved_with_its_version(session: Session, sanne: User, dossier: UUID) -> None:
    revise(session, dossier, sanne, "fixed_costs", ["huur", "zorgverzekering"])
    revise(session, dossier, sanne, "checked_on", "2026-11-20")
    revise(session, dossier, sanne, "ready", "deels")
    revise(session, dossier, sanne, "check_note", "Betaalt de huur zelf.")
    revise(session, dossier, sanne, "budgetbeheer", "overwegen")
    revise(session, dossier, sanne, "coach", "Selma")

    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert view.checked
    assert view.ready is Readiness.DEELS
    assert view.odd == ()
    assert view.stored_answers["fixed_costs"].answer.value == ["huur", "zorgverzekering"]
    assert {name: each.version for name, each in view.stored_answers.items()}["coach"] == 1
    revise(session, dossier, sanne, "fixed_costs", None, seen_version=1)
    assert ontzorging_view(session, dossier, seen_by=sanne).stored_answers["fixed_costs"].answer.value is None


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("fixed_costs", ["vakantie"], "not_in_list"), ("checked_on", "2026-11-22", "in_future"),
     ("ready", "misschien", "not_in_list"), ("until", "2029-01-01", "unknown"), ("coach", "a" * 161, "too_long")],
)  # fmt: skip
def test_a_field_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier: UUID, field: str, value: Any, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        revise(session, dossier, sanne, field, value)

    assert codes(refused.value.problems) == ((field, code),)


def test_the_second_writer_of_one_field_is_refused(session: Session, sanne: User, dossier: UUID) -> None:
    revise(session, dossier, sanne, "ready", "ja")

    with pytest.raises(Stale) as refused:
        revise(session, dossier, sanne, "ready", "nee")

    assert (refused.value.value, refused.value.by) == ("ja", sanne.name)


def test_ontzorgen_is_prolonged_with_a_reason_and_the_prolonging_is_withdrawn(
    session: Session, sanne: User, dossier: UUID
) -> None:
    prolong(session, dossier, sanne, date(2027, 5, 14))

    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert (view.ends, view.reason, view.seen_prolonging) == (date(2027, 5, 14), "Leert nog", 1)
    assert view.extra is not None
    assert view.extra.start == date(2027, 2, 15)
    prolong(session, dossier, sanne, date(2027, 5, 14))  # the same again
    with pytest.raises(Stale):
        prolong(session, dossier, sanne, date(2027, 6, 14))
    prolong(session, dossier, sanne, None, seen=1)
    assert ontzorging_view(session, dossier, seen_by=sanne).ends == LAST
    fields = session.exec(select(AuditRecord.details).where(AuditRecord.event == "OntzorgingRevised")).all()
    assert sorted(str(each["field"]) for each in fields) == ["prolonged_until", "prolonged_until", "start"]


@pytest.mark.parametrize(("until", "code"), [(LAST, "within_period"), (date(2029, 9, 1), "too_far")])
def test_ontzorgen_is_not_prolonged_to_an_impossible_day(
    session: Session, sanne: User, dossier: UUID, until: date, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        prolong(session, dossier, sanne, until)

    assert codes(refused.value.problems) == (("until", code),)


def test_ontzorgen_is_not_prolonged_without_a_reason(session: Session, sanne: User, dossier: UUID) -> None:
    with pytest.raises(ReasonNeeded):
        prolong(session, dossier, sanne, date(2027, 5, 14), reason=" \n")


def test_changed_dates_in_the_dossier_are_shown_and_accepted(session: Session, sanne: User, dossier: UUID) -> None:
    bijstand_from(session, dossier, date(2026, 9, 1))

    assert ontzorging_view(session, dossier, seen_by=sanne).moved
    for _ in range(2):
        follow_bijstand(session, dossier_id=dossier, by=sanne, at=NOW)

    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert (view.moved, view.start, view.until) == (False, date(2026, 9, 1), date(2027, 2, 28))


def test_a_prolonging_that_ends_before_the_legal_end_is_withdrawn(session: Session, sanne: User, dossier: UUID) -> None:
    prolong(session, dossier, sanne, date(2027, 2, 20))
    bijstand_from(session, dossier, date(2026, 9, 1))
    follow_bijstand(session, dossier_id=dossier, by=sanne, at=NOW)

    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert (view.until, view.ends, view.extra, view.stopped_on) == (date(2027, 2, 28), date(2027, 2, 28), None, None)
    assert session.get_one(Dossier, dossier).ontzorgen_until_on is None


def test_family_with_a_regular_permit_is_not_asked_for_ontzorgen(session: Session, sanne: User, dossier: UUID) -> None:
    session.get_one(Dossier, dossier).regular_permit = True
    session.commit()

    assert (
        ontzorging_view(session, dossier, seen_by=sanne).no_ontzorgen_reason is NoOntzorgenReason.REGULIERE_VERGUNNING
    )


def test_ontzorgen_keeps_its_fields_when_bijstand_is_removed_from_the_dossier(
    session: Session, sanne: User, dossier: UUID
) -> None:
    bijstand_from(session, dossier, None)

    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert (view.no_ontzorgen_reason, view.ends, view.moved) == (NoOntzorgenReason.GEEN_BIJSTAND, LAST, False)
    revise(session, dossier, sanne, "stopped_on", "2026-11-01")
    assert ontzorging_view(session, dossier, seen_by=sanne).ends == date(2026, 11, 1)


def test_only_who_works_on_the_plan_of_an_open_dossier_changes_it(session: Session, sanne: User, dossier: UUID) -> None:
    helper, stranger = a_caseworker(session, role=Role.ONDERSTEUNER), a_caseworker(session, "Elders")
    shared_with(session, dossier, helper)

    with pytest.raises(NotAllowed):
        revise(session, dossier, helper, "coach", "Selma")
    with pytest.raises(NotFound):
        revise(session, dossier, stranger, "coach", "Selma")
    with pytest.raises(NotFound):
        ontzorging_view(session, dossier, seen_by=stranger)
    with pytest.raises(NotAllowed):
        ontzorging_view(session, dossier, seen_by=a_caseworker(session, role=Role.PARTNER))
    close_dossier(session, dossier_id=dossier, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    with pytest.raises(AlreadyDone):
        prolong(session, dossier, sanne, date(2027, 5, 14))


def clock(session: Session, dossier: UUID) -> list[date]:
    dossier_row = session.get_one(Dossier, dossier, populate_existing=True)
    return [each.due for each in deadlines(traject_facts(dossier_row)) if each.code is DeadlineCode.ONTZORGEN]


def test_the_deadline_in_the_dossier_is_the_real_end_of_the_ontzorgen(
    session: Session, sanne: User, dossier: UUID
) -> None:
    by_law = clock(session, dossier)
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)

    prolong(session, dossier, sanne, date(2027, 4, 30), "Eerst de schulden.")
    assert clock(session, dossier) == [date(2027, 4, 30)]

    revise(session, dossier, sanne, "stopped_on", "2026-12-31")
    assert clock(session, dossier) == [date(2026, 12, 31)]

    revise(session, dossier, sanne, "stopped_on", None, seen_version=1)
    prolong(session, dossier, sanne, None, "", seen=1)
    assert clock(session, dossier) == by_law


def test_the_note_about_payments_is_stored_encrypted_and_read_back_unchanged(
    session: Session, sanne: User, dossier: UUID
) -> None:
    revise(session, dossier, sanne, "check_note", "Betaalt de huur zelf.")
    revise(session, dossier, sanne, "check_note", "Heeft schulden bij de telefoon.", seen_version=1)

    stored_note = session.connection().execute(sa.select(table(Ontzorging).c.check_note)).scalar_one()
    lines = session.exec(select(AnswerHistory).where(AnswerHistory.question_id == "check_note")).all()
    there = ontzorging_view(session, dossier, seen_by=sanne)
    assert there.sheet_id and there.row_id
    old_versions = history(session, there.sheet_id, "check_note", seen_by=sanne, item_id=there.row_id)

    assert is_encrypted(stored_note)
    assert all(is_encrypted(each) for line in lines for each in (line.old_value, line.new_value) if each)
    assert there.stored_answers["check_note"].answer.value == "Heeft schulden bij de telefoon."
    assert [each.new.value for each in old_versions] == ["Heeft schulden bij de telefoon.", "Betaalt de huur zelf."]


def test_an_older_unencrypted_note_about_payments_is_read_and_listed_to_be_encrypted(
    session: Session, sanne: User, dossier: UUID
) -> None:
    write = sa.update(table(Ontzorging)).values(check_note="Betaalt de huur zelf.")
    session.connection().execute(write)
    session.commit()
    holder = next(each for each in HOLDERS if each.of.name == "ontzorging")

    assert session.connection().execute(sa.select(holder.plain())).scalar_one()
    assert (
        ontzorging_view(session, dossier, seen_by=sanne).stored_answers["check_note"].answer.value
        == "Betaalt de huur zelf."
    )
