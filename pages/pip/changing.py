"""Begin a change of the PIP, or say something else of the one that is being written; and an earlier PIP elsewhere."""

from typing import Any

import streamlit as st

from access import Permission
from actions.pip.change import note_move, revise_change, start_change, withdraw_change, withdraw_move
from queries.pip.after_decision import ChangeGround, change_ground
from refusals import Stale
from rules.law.terms import PipStatus, Wijziging
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip.change_form import ChangeForm, Known
from widgets.pip.plan_context import Desk


def button(desk: Desk) -> None:
    """The button that opens the form, under the words that fit where the plan stands."""
    if not _may(desk):
        return
    label, _ = _words(desk)
    st.button(
        label,
        icon=":material/edit:" if desk.view.status is not PipStatus.CONCEPT else ":material/move_down:",
        key=state.key("pip", desk.pip_id, "wijzigen"),
        on_click=_open,
        args=(_key(desk),),
    )


def panel(desk: Desk) -> None:
    """The form, once it was opened."""
    key = _key(desk)
    if not _may(desk) or state.recall(key) is None:
        return
    visit, view = desk.visit, desk.view
    with visit.open_session() as session:
        ground = change_ground(session, view, seen_by=visit.user)
    if state.recall(key) is True:
        state.remember(key, ground.said)
    first = view.status is PipStatus.CONCEPT
    known = Known(
        kinds=[Wijziging.VERHUIZING] if first else list(Wijziging),
        kind=ground.kind,
        facts=ground.facts,
        first_pip=ground.first_pip,
        reason="" if view.status is PipStatus.VASTGESTELD else view.change_reason,
    )
    title, label = _words(desk)
    with st.container(border=True, key=state.key("pip", desk.pip_id, "wijzigpaneel")):
        st.subheader(title, anchor=False)
        if not first:
            st.caption("De versie die nu geldt, blijft gelden en leesbaar tot u de nieuwe versie vaststelt.")
        form = ChangeForm(key, known, visit.today, label)
        _deeds(desk, form, ground)


def _open(key: str) -> None:
    if state.recall(key) is None:
        state.remember(key, True)


def _withdraw_words(status: PipStatus | None, kind: Wijziging | None) -> str:
    """The words on the button that takes back what was said; empty when there is nothing to take back."""
    if status is PipStatus.IN_WIJZIGING:
        return "Wijziging intrekken"
    return "Toch geen eerder PIP" if status is PipStatus.CONCEPT and kind is not None else ""


def _deeds(desk: Desk, form: ChangeForm, ground: ChangeGround) -> None:
    withdraw = _withdraw_words(desk.view.status, ground.kind)
    undone = withdraw and st.button(withdraw, type="tertiary", key=state.key(form.key, "terug"))
    if form.cancelled:
        _close(desk)
    elif undone:
        if _withdrawn(desk, form):
            _close(desk)
    elif form.pressed and _done(desk, form, ground):
        _close(desk)


def _withdrawn(desk: Desk, form: ChangeForm) -> bool:
    withdraw = withdraw_move if desk.view.status is PipStatus.CONCEPT else withdraw_change
    with Deed(lacking=form.say_changed) as deed, desk.visit.open_session() as session:
        withdraw(session, pip_id=desk.pip_id, by=desk.visit.user, at=desk.visit.now())
    return deed.done


def _done(desk: Desk, form: ChangeForm, ground: ChangeGround) -> bool:
    seen = str(state.recall(_key(desk)))
    given: dict[str, Any] = {"pip_id": desk.pip_id, "by": desk.visit.user, "at": desk.visit.now()}
    said: dict[str, Any] = {"facts": form.facts, "reason": form.reason}

    def late(_: Stale) -> None:
        state.remember(_key(desk), ground.said)
        form.say_first(desk.view.change_reason)

    says = Deed(wrong=form.say_wrong, lacking=form.say_stopped, late=late)
    with says as deed, desk.visit.open_session() as session:
        if desk.view.status is PipStatus.CONCEPT:
            note_move(session, seen=seen, **said, **given)
        elif desk.view.status is PipStatus.IN_WIJZIGING:
            revise_change(session, kind=form.kind, seen=seen, **said, **given)
        else:
            start_change(session, kind=form.kind, **said, **given)
    return deed.done


def _close(desk: Desk) -> None:
    state.forget(_key(desk))
    st.rerun()


def _may(desk: Desk) -> bool:
    return desk.visit.may(Permission.EDIT_PIP) and desk.view.head.is_open and desk.view.status is not None


def _words(desk: Desk) -> tuple[str, str]:
    """The name of the form, and of its button."""
    if desk.view.status is PipStatus.CONCEPT:
        return "Eerder PIP elders", "Opslaan"
    if desk.view.status is PipStatus.IN_WIJZIGING:
        return "Soort wijziging", "Opslaan"
    return "PIP wijzigen", "Wijziging beginnen"


def _key(desk: Desk) -> str:
    return state.key("pip", desk.pip_id, "wijziging", desk.view.status)
