"""Approval by a colleague: nobody approves their own plan, and an approval covers one state of the plan."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.pip.approval import approve, ask_approval, send_back
from actions.pip.change import start_change
from models import Gemeente, Pip, PipVersie
from models.values.plan import thawed
from queries.pip.after_decision import ApprovalView, approval_view
from queries.pip.view import pip_view
from refusals import AlreadyDone, Incomplete, NotAllowed, OwnWork, ReasonNeeded
from rules.pip.approval import Approval
from rules.pip.check import ShortcomingCode
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.plans import a_draft, a_full_plan, answer_plan, freeze


@pytest.fixture
def sanne(session: Session) -> User:
    """A regievoerder of a gemeente that asks a second pair of eyes."""
    sanne = a_caseworker(session)
    session.get_one(Gemeente, sanne.gemeente_id).four_eyes = True
    session.commit()
    return sanne


@pytest.fixture
def marijke(session: Session, sanne: User) -> User:
    """A coördinator of the same gemeente."""
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")


def ask(session: Session, pip_id: UUID, by: User) -> None:
    ask_approval(session, pip_id=pip_id, dagtekening=TODAY, by=by, at=NOW, on=TODAY)


def seen(session: Session, pip_id: UUID, by: User) -> ApprovalView:
    dossier_id = session.get_one(Pip, pip_id).dossier_id
    session.expire_all()
    approval = approval_view(session, pip_view(session, dossier_id, seen_by=by, on=TODAY), seen_by=by)
    assert approval is not None
    return approval


def test_a_plan_is_submitted_and_approved_and_frozen_with_the_name_of_the_approver(
    session: Session, sanne: User, marijke: User
) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    with pytest.raises(Incomplete) as refused:
        freeze(session, pip_id, sanne)
    ask(session, pip_id, sanne)

    approve(session, pip_id=pip_id, content=seen(session, pip_id, marijke).content, by=marijke, at=NOW)
    view = seen(session, pip_id, sanne)
    freeze(session, pip_id, sanne)

    assert [each.code for each in refused.value.shortcomings] == [ShortcomingCode.AKKOORD_ONTBREEKT]  # type: ignore[attr-defined]
    assert (view.state, view.approver, view.asker) == (Approval.GEGEVEN, "Marijke Vos", sanne.name)
    assert thawed(session.exec(select(PipVersie)).one().document).approved_by == "Marijke Vos"


def test_any_later_edit_cancels_the_approval(session: Session, sanne: User, marijke: User) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    ask(session, pip_id, sanne)
    approve(session, pip_id=pip_id, content=seen(session, pip_id, marijke).content, by=marijke, at=NOW)

    answer_plan(session, pip_id, sanne, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)

    assert seen(session, pip_id, sanne).state is Approval.VERVALLEN
    with pytest.raises(Incomplete):
        freeze(session, pip_id, sanne)
    ask(session, pip_id, sanne)
    assert seen(session, pip_id, sanne).state is Approval.GEVRAAGD


def test_an_approval_applies_to_the_plan_as_it_was_on_the_screen(session: Session, sanne: User, marijke: User) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    ask(session, pip_id, sanne)
    looked_at = seen(session, pip_id, marijke).content
    answer_plan(session, pip_id, sanne, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)

    with pytest.raises(AlreadyDone):
        approve(session, pip_id=pip_id, content=looked_at, by=marijke, at=NOW)


def test_a_plan_is_sent_back_with_a_reason(session: Session, sanne: User, marijke: User) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    ask(session, pip_id, sanne)
    with pytest.raises(ReasonNeeded):
        send_back(session, pip_id=pip_id, note=" ", by=marijke, at=NOW)

    send_back(session, pip_id=pip_id, note="Doel 1 is te vaag", by=marijke, at=NOW)

    view = seen(session, pip_id, sanne)
    assert (view.state, view.note) == (Approval.TERUGGESTUURD, "Doel 1 is te vaag")
    with pytest.raises(AlreadyDone):
        approve(session, pip_id=pip_id, content=view.content, by=marijke, at=NOW)


def test_nobody_approves_their_own_plan_and_a_regievoerder_approves_none(
    session: Session, sanne: User, marijke: User
) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    ask(session, pip_id, marijke)
    content = seen(session, pip_id, sanne).content

    with pytest.raises(OwnWork):
        approve(session, pip_id=pip_id, content=content, by=marijke, at=NOW)
    with pytest.raises(NotAllowed):
        approve(session, pip_id=pip_id, content=content, by=sanne, at=NOW)


def test_a_plan_that_is_not_ready_is_not_shown_to_a_coordinator(session: Session, sanne: User) -> None:
    pip_id = a_draft(session, a_dossier(session, sanne), sanne)

    with pytest.raises(Incomplete):
        ask(session, pip_id, sanne)


def test_the_next_change_needs_an_approval_of_its_own(session: Session, sanne: User, marijke: User) -> None:
    pip_id = a_full_plan(session, a_dossier(session, sanne), sanne)
    ask(session, pip_id, sanne)
    approve(session, pip_id=pip_id, content=seen(session, pip_id, marijke).content, by=marijke, at=NOW)
    freeze(session, pip_id, sanne)

    start_change(session, pip_id=pip_id, reason="Meer uren", by=sanne, at=NOW)

    assert seen(session, pip_id, sanne).state is Approval.NIET_GEVRAAGD


def test_a_gemeente_that_does_not_use_approval_asks_for_none(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    view = pip_view(session, session.get_one(Pip, pip_id).dossier_id, seen_by=by, on=TODAY)

    assert approval_view(session, view, seen_by=by) is None
    assert freeze(session, pip_id, by) == 1
