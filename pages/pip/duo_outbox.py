"""On the part DUO-controle: the messages to DUO of this dossier, and the notifications that are still open."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from access import Permission
from actions.duo.queue import NewMessage, queue_message, try_again, withdraw_message
from queries.duo.inbox import Notice, notices
from queries.duo.outbox import Outbox
from rules.duo.ready import ReadyMessage
from texts.wording.formats import several
from widgets.duo import inbox, outbox
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext, dossier_outbox: Outbox) -> None:
    """Draw what can go, what went and what DUO said; and the open notifications, with a link to them."""
    visit, dossier_id = context.visit, context.view.head.id
    with visit.open_session() as session:
        news = [each for each in notices(session, dossier_id, seen_by=visit.user) if each.is_open]
    _news(context, news)
    st.subheader("Berichten aan DUO", anchor=False)
    if not visit.duo:
        st.caption(outbox.NOT_CONNECTED)
    if not (dossier_outbox.unsent or dossier_outbox.lines):
        st.caption("Er is nu niets voor DUO.")
    _messages(context, dossier_outbox)
    kijk = state.key("pip", context.pip_id, "duo", "kijk")
    if dossier_outbox.under_way and st.button("Kijk of DUO heeft geantwoord", key=kijk):
        st.rerun()


def _news(context: PlanContext, news: Sequence[Notice]) -> None:
    if not news:
        return
    count = several(len(news), "melding", "meldingen")
    st.subheader(f"Van DUO: {count} om te bekijken", anchor=False)
    for each in news:
        inbox.short(each)
    context.visit.link("Naar de meldingen", "dossier", icon=":material/mail:", dossier=str(context.view.head.id))


def _messages(context: PlanContext, dossier_outbox: Outbox) -> None:
    key, sends = state.key("pip", context.pip_id, "duo"), context.visit.may(Permission.SEND_DUO)
    for one in dossier_outbox.unsent:
        if outbox.unsent(one, key, connected=context.visit.duo and sends):
            _send(context, one)
    for line in dossier_outbox.lines:
        outbox.line(line, context.visit.today)
        if sends:
            _press(context, line.id, outbox.pressed(line, key))


def _send(context: PlanContext, one: ReadyMessage) -> None:
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        queue_message(
            session,
            dossier_id=context.view.head.id,
            news=NewMessage(kind=one.kind, body=one.body, intent=one.intent, places=one.places),
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        st.rerun()


def _press(context: PlanContext, bericht_id: UUID, press: outbox.Press | None) -> None:
    if press is None:
        return
    do = try_again if press is outbox.Press.AGAIN else withdraw_message
    with Deed() as deed, context.visit.open_session() as session:
        do(session, bericht_id=bericht_id, by=context.visit.user, at=context.visit.now())
    if deed.done:
        st.rerun()
