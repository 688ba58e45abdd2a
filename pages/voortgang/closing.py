"""The end of a talk: what it means for the plan."""

import streamlit as st

from actions.voortgang.closing import close_voortgang, reopen_voortgang
from queries.voortgang.view import TalkView
from widgets.answering.field_editor import FieldEditor
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import talks
from widgets.voortgang.progress_context import ProgressContext


def closed(context: ProgressContext, view: TalkView) -> None:
    """How a talk ended, with the way to the plan when a new version is needed."""
    if view.line.closed_at is None:
        return
    if talks.closed(view.line, writes=context.writes):
        context.visit.go("pip", dossier=str(context.dossier_id))
    if context.writes and talks.reopens(view.line):
        _reopen(context, view)


def _reopen(context: ProgressContext, view: TalkView) -> None:
    with Deed() as deed, context.visit.open_session() as session:
        reopen_voortgang(session, voortgang_id=view.line.id, by=context.visit.user, at=context.visit.now())
    if deed.done:
        st.rerun()


def render(context: ProgressContext, view: TalkView, editor: FieldEditor) -> None:
    """Draw the choice and the button that finishes the talk."""
    if editor.store.locked:
        return
    key = state.key("voortgang", view.line.id, "sluit")
    talks.reported_later(editor.answers.get("later_bekend"))
    outcome = talks.outcome(key, context.pip.head.leerroute)
    st.caption("Na het afsluiten kunt u dit gesprek alleen lezen. Te vroeg afgesloten? Dan opent u het weer.")
    if not st.button("Gesprek afsluiten", type="primary", icon=":material/task_alt:", key=state.key(key, "knop")):
        return
    if editor.failed:
        return  # what was typed last was not saved, which is said at its field
    with Deed(wrong=talks.not_yet) as deed, context.visit.open_session() as session:
        close_voortgang(
            session,
            voortgang_id=view.line.id,
            outcome=outcome or "",
            by=context.visit.user,
            at=context.visit.now(),
            on=context.visit.today,
        )
    if deed.done:
        st.rerun()
