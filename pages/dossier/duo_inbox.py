"""On the dossier screen: the notifications of DUO about this person, and what to do with each."""

from collections.abc import Sequence

import streamlit as st

from access import Permission
from actions.duo.inbox import ask_duo, handle_notification
from actions.duo.take_over import take_answer, take_proposal
from queries.dossier.view import DossierView
from queries.duo.inbox import Notice, notices
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.wording.problems import problem_sentence
from widgets.duo import inbox
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def render(visit: Visit, view: DossierView) -> None:
    """Draw the open notifications with what can be done, and the handled ones in an expander; nothing without any."""
    with visit.open_session() as session:
        all_notices = notices(session, view.head.id, seen_by=visit.user)
    if not all_notices:
        return
    with st.container(border=True, key=state.key("dossier", view.head.id, "duo")):
        st.subheader("Meldingen van DUO", anchor=False)
        for each in all_notices:
            if each.is_open:
                action = inbox.full(each, connected=visit.duo, may_ask=visit.may(Permission.SEND_DUO))
                if action is not None:
                    _fulfil(visit, each, action)
        _handled(view, [each for each in all_notices if not each.is_open])


def _handled(view: DossierView, handled: list[Notice]) -> None:
    if not handled:
        return
    fold = st.expander(
        f"Afgehandeld ({len(handled)})", key=state.key("dossier", view.head.id, "duo", "oud"), on_change="rerun"
    )
    if fold.open:
        with fold:
            for each in handled:
                inbox.handled(each)


def _fulfil(visit: Visit, each: Notice, action: inbox.NoticeAction) -> None:
    at, by, on = visit.now(), visit.user, visit.today
    with Deed(wrong=_say_wrong) as deed, visit.open_session() as session:
        if action.ask:
            ask_duo(session, notificatie_id=each.id, by=by, at=at)
        elif action.proposal:
            field, value = action.proposal.field, action.proposal.value
            take_proposal(session, notificatie_id=each.id, field=field, value=value, by=by, at=at, on=on)
        elif action.line and action.bericht_id:
            comparison, bericht_id = action.line, action.bericht_id
            take_answer(
                session, bericht_id=bericht_id, field=comparison.field, shown=action.shown_value, by=by, at=at, on=on
            )
        elif action.note is not None:
            handle_notification(session, notificatie_id=each.id, note=action.note, by=by, at=at)
    if deed.done:
        st.rerun()


def _say_wrong(problems: Sequence[Problem]) -> None:
    for each in problems:
        st.error(plain(problem_sentence(each, PROBLEMS)), icon=":material/edit:")
