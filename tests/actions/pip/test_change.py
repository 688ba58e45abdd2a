"""Each kind of change of a PIP; and the termijn of an earlier PIP in another gemeente."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.pip.change import ChangeRequest, note_move, revise_change, start_change, withdraw_change, withdraw_move
from actions.pip.doelen import NewDoel, add_doel, revise_activiteit
from forms.engine.library import latest
from models import Aanbieder, Activiteit, AuditRecord, Dossier, GevolgdeUren, Pip, PipVersie
from models.values.approval import change_checksum
from models.values.plan import thawed
from queries.pip.versions import draft_document
from refusals import AlreadyDone, Incomplete, Invalid, NotAllowed, ReasonNeeded, Stale
from rules.law.terms import Leefgebied, Leerroute, PipStatus, Taalniveau, Wijziging
from rules.pip.changes import ChangeConditionCode, ChangeFacts, Taalonderdeel
from rules.pip.check import ShortcomingCode
from rules.pip.plan_differences import PlanDifference
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.plans import a_full_plan, answer_plan, freeze
from texts.pip.plan import difference_names

SCALED = ChangeFacts(
    stated_hours=100, attainable=False, effort=True, effort_reason="De school ziet inzet", parts=tuple(Taalonderdeel)
)
TO_Z = ChangeFacts(to_leerroute=Leerroute.Z, discussed=True)
MOVED = ChangeFacts(earlier_pip=date(2025, 3, 1), earlier_leerroute=Leerroute.B1)
Z_ANSWERS = {"leerroute": "Z", "niveau": None, "afwijken_leerbaarheidstoets": "Leren op school lukt niet."}


def in_force(session: Session, by: User) -> tuple[UUID, UUID]:
    """A dossier with version 1, and its plan."""
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by)
    return dossier_id, pip_id


def hours(session: Session, dossier_id: UUID, by: User, amount: int) -> None:
    """Lessons that somebody followed after the start of the termijn, at a school with the keurmerk."""
    day = TODAY + timedelta(days=1)
    session.add_all(
        (
            Aanbieder(gemeente_id=by.gemeente_id, name="Taalschool Duin", kind="taalschool", bow_mark=True),
            GevolgdeUren(
            id=uuid4(), gemeente_id=by.gemeente_id, dossier_id=dossier_id, counts_for="cursusuren", start=day,
            until=day, provider="taalschool duin", minutes=amount * 60, caseworker_id=by.id, created_at=NOW,
        ),
        )
    )  # fmt: skip
    session.commit()


def start(session: Session, pip_id: UUID, by: User, kind: Wijziging, facts: ChangeFacts) -> None:
    start_change(session, pip_id=pip_id, kind=kind, facts=facts, reason="Nieuwe omstandigheden", by=by, at=NOW)


def test_afschalen_adds_the_stated_hours_to_the_lessons_in_koers(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    hours(session, dossier_id, by, 499)

    with pytest.raises(Incomplete) as refused:
        start(session, pip_id, by, Wijziging.AFSCHALEN, SCALED)
    hours(session, dossier_id, by, 1)
    start(session, pip_id, by, Wijziging.AFSCHALEN, SCALED)

    assert [each.code for each in refused.value.shortcomings] == [ChangeConditionCode.AFSCHALEN_UREN]  # type: ignore[attr-defined]
    pip = session.get_one(Pip, pip_id)
    assert (pip.status, pip.change_kind) == (PipStatus.IN_WIJZIGING, "afschalen")
    assert pip.change_facts["counted_minutes"] == 500 * 60
    assert (pip.change_facts["from_leerroute"], pip.change_facts["from_niveau"]) == ("B", "B1")


def test_a_scaled_down_plan_is_frozen_with_its_grounds(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.AFSCHALEN, replace(SCALED, stated_hours=640))
    with pytest.raises(Incomplete) as refused:
        freeze(session, pip_id, by)
    answer_plan(session, pip_id, by, {"niveau": "A2"}, seen_version=1)
    freeze(session, pip_id, by)

    codes = [each.code for each in refused.value.shortcomings]  # type: ignore[attr-defined]
    assert codes == [ShortcomingCode.PLAN_PAST_NIET_BIJ_WIJZIGING]
    paper = thawed(session.exec(select(PipVersie).where(PipVersie.number == 2)).one().document)
    assert (paper.change_kind, paper.plan.niveau) == (Wijziging.AFSCHALEN, Taalniveau.A2)
    assert "U volgde 640 uur les in Nederlands." in paper.change_grounds
    assert "afschalen_uren" in {each.name for each in paper.figures}
    assert paper.a2_parts == tuple(Taalonderdeel)


def test_exams_that_went_to_a2_stay_there_in_a_later_version(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    two = (Taalonderdeel.SCHRIJVEN, Taalonderdeel.SPREKEN)
    start(session, pip_id, by, Wijziging.AFSCHALEN, replace(SCALED, stated_hours=640, parts=two))
    answer_plan(session, pip_id, by, {"niveau": "A2"}, seen_version=1)
    freeze(session, pip_id, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    draft = draft_document(session, dossier_id, seen_by=by, on=TODAY)
    freeze(session, pip_id, by)

    paper = thawed(session.exec(select(PipVersie).where(PipVersie.number == 3)).one().document)
    assert draft.a2_parts == paper.a2_parts == two


@pytest.mark.parametrize("until", [date(2029, 9, 15), date(2028, 9, 15)], ids=["longer", "shorter"])
def test_the_document_of_a_change_has_the_last_day_that_duo_set(session: Session, until: date) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    session.get_one(Dossier, dossier_id).termijn_until_on = until
    session.commit()
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())

    draft = draft_document(session, dossier_id, seen_by=by, on=TODAY)
    freeze(session, pip_id, by)

    paper = thawed(session.exec(select(PipVersie).where(PipVersie.number == 2)).one().document)
    assert (draft.termijn_last_day, paper.termijn_last_day) == (until, until)


def test_a_second_afschaling_adds_to_the_first_in_the_document_too(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    enough = replace(SCALED, stated_hours=640)
    start(session, pip_id, by, Wijziging.AFSCHALEN, replace(enough, parts=(Taalonderdeel.LEZEN,)))
    answer_plan(session, pip_id, by, {"niveau": "A2"}, seen_version=1)
    freeze(session, pip_id, by)
    start(session, pip_id, by, Wijziging.AFSCHALEN, replace(enough, parts=(Taalonderdeel.SPREKEN,)))
    freeze(session, pip_id, by)

    paper = thawed(session.exec(select(PipVersie).where(PipVersie.number == 3)).one().document)
    assert paper.a2_parts == (Taalonderdeel.LEZEN, Taalonderdeel.SPREKEN)
    assert any("lezen en spreken" in each for each in paper.change_grounds)


def test_a_change_of_content_cannot_change_the_leerroute_but_its_kind_can_be_corrected(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    for question, value in Z_ANSWERS.items():
        seen = 0 if question.startswith("afwijken") else 1
        answer_plan(session, pip_id, by, {question: value}, seen_version=seen)

    with pytest.raises(Incomplete):
        freeze(session, pip_id, by)
    revise_change(
        session,
        pip_id=pip_id,
        request=ChangeRequest(kind=Wijziging.SCHAKELEN, facts=TO_Z, reason="Andere leerroute"),
        by=by,
        at=NOW,
    )
    freeze(session, pip_id, by)

    versie = session.exec(select(PipVersie).where(PipVersie.number == 2)).one()
    assert (versie.leerroute, versie.reason) == (Leerroute.Z, "Andere leerroute")
    assert "De leerroute gaat van B1-route naar Z-route." in thawed(versie.document).change_grounds
    assert session.get_one(Dossier, dossier_id).leerroute is Leerroute.Z
    revised = session.exec(select(AuditRecord.dossier_id).where(AuditRecord.event == "PipChangeRevised")).one()
    assert revised == dossier_id


def test_schakelen_to_the_same_leerroute_is_refused_and_nothing_is_begun(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)

    with pytest.raises(Incomplete):
        start(session, pip_id, by, Wijziging.SCHAKELEN, replace(TO_Z, to_leerroute=Leerroute.B1))

    pip = session.get_one(Pip, pip_id)
    assert (pip.status, pip.change_kind, pip.change_reason) == (PipStatus.VASTGESTELD, "", "")


def test_values_that_cannot_be_stored_are_named(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)

    with pytest.raises(Invalid) as refused:
        start(session, pip_id, by, Wijziging.AFSCHALEN, replace(SCALED, stated_hours=-1, effort_reason="x" * 3001))
    with pytest.raises(ReasonNeeded):
        start_change(session, pip_id=pip_id, reason=" ", by=by, at=NOW)

    assert codes(refused.value.problems) == (("effort_reason", "too_long"), ("stated_hours", "out_of_bounds"))


def test_after_a_move_the_termijn_runs_from_the_pip_of_the_other_gemeente(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)

    note_move(session, pip_id=pip_id, facts=MOVED, reason="Verhuisd uit Lochem", by=by, at=NOW)
    freeze(session, pip_id, by)

    dossier = session.get_one(Dossier, dossier_id)
    paper = thawed(session.exec(select(PipVersie)).one().document)
    assert (dossier.earlier_pip_on, dossier.earlier_leerroute) == (date(2025, 3, 1), "B")
    assert dossier.first_pip_on == TODAY
    assert (paper.termijn_start, paper.termijn_last_day) == (date(2025, 3, 2), date(2028, 3, 1))
    assert (paper.change_kind, paper.change_reason) == (Wijziging.VERHUIZING, "Verhuisd uit Lochem")


def test_after_a_move_another_leerroute_is_refused(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    facts = replace(MOVED, earlier_leerroute=Leerroute.ONDERWIJS)
    note_move(session, pip_id=pip_id, facts=facts, reason="Verhuisd", by=by, at=NOW)

    with pytest.raises(Incomplete) as refused:
        freeze(session, pip_id, by)

    codes = {each.code for each in refused.value.shortcomings}  # type: ignore[attr-defined]
    assert codes == {ShortcomingCode.PLAN_PAST_NIET_BIJ_WIJZIGING}


def test_a_move_that_was_entered_by_mistake_is_withdrawn(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    note_move(session, pip_id=pip_id, facts=MOVED, reason="Verhuisd", by=by, at=NOW)

    withdraw_move(session, pip_id=pip_id, by=by, at=NOW)

    assert session.get_one(Dossier, dossier_id).earlier_pip_on is None
    assert session.get_one(Pip, pip_id).change_kind == ""
    with pytest.raises(AlreadyDone):
        withdraw_move(session, pip_id=pip_id, by=by, at=NOW)


def test_an_earlier_pip_that_is_found_later_moves_the_start_of_the_termijn(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)

    start(session, pip_id, by, Wijziging.VERHUIZING, MOVED)
    moved = session.get_one(Dossier, dossier_id).earlier_pip_on
    revise_change(
        session,
        pip_id=pip_id,
        request=ChangeRequest(kind=Wijziging.INHOUD, facts=ChangeFacts(), reason="Vergissing"),
        by=by,
        at=NOW,
    )

    assert moved == date(2025, 3, 1)
    assert session.get_one(Dossier, dossier_id).earlier_pip_on is None


def test_a_later_change_of_the_plan_does_not_restart_the_termijn_of_a_moved_person(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    note_move(session, pip_id=pip_id, facts=MOVED, reason="Verhuisd uit Lochem", by=by, at=NOW)
    freeze(session, pip_id, by)

    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    freeze(session, pip_id, by)

    dossier = session.get_one(Dossier, dossier_id)
    second = session.exec(select(PipVersie).where(PipVersie.number == 2)).one()
    assert (dossier.earlier_pip_on, dossier.earlier_leerroute) == (date(2025, 3, 1), "B")
    assert thawed(second.document).termijn_last_day == date(2028, 3, 1)


def test_a_mistaken_date_of_the_earlier_pip_is_reset_to_the_date_in_force(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    note_move(session, pip_id=pip_id, facts=MOVED, reason="Verhuisd uit Lochem", by=by, at=NOW)
    freeze(session, pip_id, by)

    start(session, pip_id, by, Wijziging.VERHUIZING, replace(MOVED, earlier_pip=date(2025, 6, 1)))
    revise_change(
        session,
        pip_id=pip_id,
        request=ChangeRequest(kind=Wijziging.INHOUD, facts=ChangeFacts(), reason="Toch"),
        by=by,
        at=NOW,
    )

    dossier = session.get_one(Dossier, dossier_id)
    assert (dossier.earlier_pip_on, dossier.earlier_leerroute) == (date(2025, 3, 1), "B")


def test_a_change_that_was_begun_by_mistake_is_withdrawn(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.VERHUIZING, MOVED)

    withdraw_change(session, pip_id=pip_id, by=by, at=NOW)

    pip, dossier = session.get_one(Pip, pip_id), session.get_one(Dossier, dossier_id)
    assert (pip.status, pip.change_kind, pip.change_reason) == (PipStatus.VASTGESTELD, "", "")
    assert (dossier.pip_status, dossier.earlier_pip_on) == (PipStatus.VASTGESTELD, None)
    assert (
        session.exec(select(AuditRecord.dossier_id).where(AuditRecord.event == "PipChangeWithdrawn")).one()
        == dossier_id
    )
    with pytest.raises(AlreadyDone):
        withdraw_change(session, pip_id=pip_id, by=by, at=NOW)


def test_a_change_with_new_words_is_not_withdrawn(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)

    with pytest.raises(Incomplete) as refused:
        withdraw_change(session, pip_id=pip_id, by=by, at=NOW)
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil kapper worden."}, seen_version=2)
    withdraw_change(session, pip_id=pip_id, by=by, at=NOW)

    plan_changes = cast(Sequence[PlanDifference], refused.value.shortcomings)
    assert difference_names(plan_changes, latest("plan")) == ["Wat wil ik bereiken?"]
    assert session.get_one(Pip, pip_id).status is PipStatus.VASTGESTELD


@pytest.mark.parametrize(("field", "value", "named"), [
    ("childcare", "niet_nodig", "Kinderopvang tijdens deze activiteit"),
    ("travel_minutes", "0", "Reistijd heen"),
])  # fmt: skip
def test_a_change_that_reads_the_same_in_the_documents_is_not_withdrawn(
    session: Session, field: str, value: str, named: str
) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    activiteit_id = session.exec(select(Activiteit.id).where(Activiteit.pip_id == pip_id)).one()
    revise_activiteit(
        session, activiteit_id=activiteit_id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=NOW)
    )

    with pytest.raises(Incomplete) as refused:
        withdraw_change(session, pip_id=pip_id, by=by, at=NOW)

    plan_changes = cast(Sequence[PlanDifference], refused.value.shortcomings)
    assert [each.field for each in plan_changes] == [field]
    assert difference_names(plan_changes, latest("plan")) == [f"{named} (Ik wil praten met klanten)"]
    assert session.get_one(Pip, pip_id).status is PipStatus.IN_WIJZIGING


def test_a_new_empty_doel_counts_as_a_change(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=Leefgebied.WERK), by=by, at=NOW)

    with pytest.raises(Incomplete) as refused:
        withdraw_change(session, pip_id=pip_id, by=by, at=NOW)

    assert difference_names(cast(Sequence[PlanDifference], refused.value.shortcomings), latest("plan")) == [
        "Doel (Werk)"
    ]


def test_a_kansverkenner_changes_no_pip(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    helper = a_caseworker(session, role=Role.KANSVERKENNER)
    shared_with(session, dossier_id, helper)

    with pytest.raises(NotAllowed):
        start(session, pip_id, helper, Wijziging.INHOUD, ChangeFacts())


def test_only_a_change_that_is_being_written_can_be_revised(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)

    with pytest.raises(AlreadyDone):
        revise_change(
            session,
            pip_id=pip_id,
            request=ChangeRequest(kind=Wijziging.INHOUD, facts=ChangeFacts(), reason="Te vroeg"),
            by=by,
            at=NOW,
        )


def test_the_second_of_two_tabs_does_not_overwrite_the_reason_of_the_first_unseen(session: Session) -> None:
    by = a_caseworker(session)
    _, pip_id = in_force(session, by)
    start(session, pip_id, by, Wijziging.INHOUD, ChangeFacts())
    seen = change_checksum(session.get_one(Pip, pip_id))

    def say(reason: str) -> None:
        revise_change(
            session,
            pip_id=pip_id,
            request=ChangeRequest(kind=Wijziging.INHOUD, facts=ChangeFacts(), reason=reason),
            shown_checksum=seen,
            by=by,
            at=NOW,
        )

    say("Amina werkt nu vier dagen.")
    say("Amina werkt nu vier dagen.")
    with pytest.raises(Stale):
        say("Iets anders")

    pip = session.get_one(Pip, pip_id)
    assert pip.change_reason == "Amina werkt nu vier dagen."
    seen = change_checksum(pip)
    say("Iets anders")
    assert session.get_one(Pip, pip_id).change_reason == "Iets anders"


def test_the_second_of_two_tabs_does_not_overwrite_the_earlier_pip_of_the_first_unseen(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    seen = change_checksum(session.get_one(Pip, pip_id))
    note_move(session, pip_id=pip_id, facts=MOVED, reason="Verhuisd uit Lochem", shown_checksum=seen, by=by, at=NOW)

    other = replace(MOVED, earlier_pip=date(2024, 3, 1))
    with pytest.raises(Stale):
        note_move(
            session, pip_id=pip_id, facts=other, reason="Verhuisd uit Zutphen", shown_checksum=seen, by=by, at=NOW
        )

    assert session.get_one(Dossier, dossier_id).earlier_pip_on == MOVED.earlier_pip
    assert session.get_one(Pip, pip_id).change_reason == "Verhuisd uit Lochem"
