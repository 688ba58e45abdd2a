"""On the dossier screen: what DUO told about this person, and what to do with it."""

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


def told(visit: Visit, view: DossierView) -> None:
    """Draw what DUO told: open ones with what can be done, the others behind a fold. Nothing told, nothing drawn."""
    with visit.open_session() as session:
        found = notices(session, view.head.id, seen_by=visit.user)
    if not found:
        return
    with st.container(border=True, key=state.key("dossier", view.head.id, "duo")):
        st.subheader("Meldingen van DUO", anchor=False)
        for each in found:
            if each.is_open:
                wish = inbox.full(each, connected=visit.duo, may_ask=visit.may(Permission.SEND_DUO))
                if wish is not None:
                    _fulfil(visit, each, wish)
        _handled(view, [each for each in found if not each.is_open])


def _handled(view: DossierView, done: list[Notice]) -> None:
    if not done:
        return
    fold = st.expander(
        f"Afgehandeld ({len(done)})", key=state.key("dossier", view.head.id, "duo", "oud"), on_change="rerun"
    )
    if fold.open:
        with fold:
            for each in done:
                inbox.handled(each)


def _fulfil(visit: Visit, each: Notice, wish: inbox.NoticeAction) -> None:
    at, by, on = visit.now(), visit.user, visit.today
    with Deed(wrong=_say_wrong) as deed, visit.open_session() as session:
        if wish.ask:
            ask_duo(session, notificatie_id=each.id, by=by, at=at)
        elif wish.proposal:
            field, value = wish.proposal.field, wish.proposal.value
            take_proposal(session, notificatie_id=each.id, field=field, value=value, by=by, at=at, on=on)
        elif wish.line and wish.bericht_id:
            line, asked = wish.line, wish.bericht_id
            take_answer(session, bericht_id=asked, field=line.field, seen=wish.seen, by=by, at=at, on=on)
        elif wish.note is not None:
            handle_notification(session, notificatie_id=each.id, note=wish.note, by=by, at=at)
    if deed.done:
        st.rerun()


def _say_wrong(problems: Sequence[Problem]) -> None:
    for each in problems:
        st.error(plain(problem_sentence(each, PROBLEMS)), icon=":material/edit:")
