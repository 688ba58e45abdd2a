"""Begin a change of the PIP, or say something else of the one that is being written; and an earlier PIP elsewhere."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st

from access import Permission
from actions.pip.change import ChangeRequest, note_move, revise_change, start_change, withdraw_change, withdraw_move
from queries.pip.after_decision import ChangeGround, change_ground
from refusals import Stale
from rules.law.terms import PipStatus, Wijziging
from rules.pip.plan_differences import PlanDifference
from texts.pip.plan import difference_names
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip.change_form import ChangeDefaults, ChangeForm
from widgets.pip.plan_context import PlanContext


def button(context: PlanContext) -> None:
    """Draw the button that opens the form; its label depends on the status of the plan."""
    if not _may(context):
        return
    label, _ = _words(context)
    st.button(
        label,
        icon=":material/edit:" if context.view.status is not PipStatus.CONCEPT else ":material/move_down:",
        key=state.key("pip", context.pip_id, "wijzigen"),
        on_click=_open,
        args=(_key(context),),
    )


def panel(context: PlanContext) -> None:
    """Draw the form when it was opened, and do what was pressed in it."""
    key = _key(context)
    if not _may(context) or state.session_get(key) is None:
        return
    visit, view = context.visit, context.view
    with visit.open_session() as session:
        ground = change_ground(session, view, seen_by=visit.user)
    if state.session_get(key) is True:
        state.session_set(key, ground.checksum)
    first = view.status is PipStatus.CONCEPT
    defaults = ChangeDefaults(
        kinds=[Wijziging.VERHUIZING] if first else list(Wijziging),
        kind=ground.kind,
        facts=ground.facts,
        first_pip=ground.first_pip,
        termijn_until=ground.termijn_until,
        reason="" if view.status is PipStatus.VASTGESTELD else view.change_reason,
    )
    title, label = _words(context)
    with st.container(border=True, key=state.key("pip", context.pip_id, "wijzigpaneel")):
        st.subheader(title, anchor=False)
        if not first:
            st.caption("De versie die nu geldt, blijft gelden en leesbaar tot u de nieuwe versie vaststelt.")
        form = ChangeForm(key, defaults, visit.today, label)
        _deeds(context, form, ground)


def _open(key: str) -> None:
    if state.session_get(key) is None:
        state.session_set(key, True)


def _withdraw_words(status: PipStatus | None, kind: Wijziging | None) -> str:
    """The words on the button that takes back what was said; empty when there is nothing to take back."""
    if status is PipStatus.IN_WIJZIGING:
        return "Wijziging intrekken"
    return "Toch geen eerder PIP" if status is PipStatus.CONCEPT and kind is not None else ""


def _deeds(context: PlanContext, form: ChangeForm, ground: ChangeGround) -> None:
    withdraw = _withdraw_words(context.view.status, ground.kind)
    undone = withdraw and st.button(withdraw, type="tertiary", key=state.key(form.key, "terug"))
    if form.cancelled:
        _close(context)
    elif undone:
        if _withdrawn(context, form):
            _close(context)
    elif form.pressed and _done(context, form, ground):
        _close(context)


def _withdrawn(context: PlanContext, form: ChangeForm) -> bool:
    withdraw = withdraw_move if context.view.status is PipStatus.CONCEPT else withdraw_change

    def changed(differences: Sequence[PlanDifference]) -> None:
        form.say_changed(difference_names(differences, context.questionnaire))

    with Deed(lacking=changed) as deed, context.visit.open_session() as session:
        withdraw(session, pip_id=context.pip_id, by=context.visit.user, at=context.visit.now())
    return deed.done


def _done(context: PlanContext, form: ChangeForm, ground: ChangeGround) -> bool:
    shown_checksum = str(state.session_get(_key(context)))
    deed_arguments: dict[str, Any] = {"pip_id": context.pip_id, "by": context.visit.user, "at": context.visit.now()}
    filled: dict[str, Any] = {"facts": form.facts, "reason": form.reason}

    def late(_: Stale) -> None:
        state.session_set(_key(context), ground.checksum)
        form.say_first(context.view.change_reason)

    says = Deed(wrong=form.say_wrong, lacking=form.say_stopped, late=late)
    with says as deed, context.visit.open_session() as session:
        if context.view.status is PipStatus.CONCEPT:
            note_move(session, shown_checksum=shown_checksum, **filled, **deed_arguments)
        elif context.view.status is PipStatus.IN_WIJZIGING:
            revise_change(
                session,
                request=ChangeRequest(kind=form.kind, **filled),
                shown_checksum=shown_checksum,
                **deed_arguments,
            )
        else:
            start_change(session, kind=form.kind, **filled, **deed_arguments)
    return deed.done


def _close(context: PlanContext) -> None:
    state.session_forget(_key(context))
    st.rerun()


def _may(context: PlanContext) -> bool:
    return context.visit.may(Permission.EDIT_PIP) and context.view.head.is_open and context.view.status is not None


class _FormWords(NamedTuple):
    title: str
    button: str


def _words(context: PlanContext) -> _FormWords:
    """The name of the form, and of its button."""
    if context.view.status is PipStatus.CONCEPT:
        return _FormWords("Eerder PIP elders", "Opslaan")
    if context.view.status is PipStatus.IN_WIJZIGING:
        return _FormWords("Soort wijziging", "Opslaan")
    return _FormWords("PIP wijzigen", "Wijziging beginnen")


def _key(context: PlanContext) -> str:
    return state.key("pip", context.pip_id, "wijziging", context.view.status)
