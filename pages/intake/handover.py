"""The warm hand-over of this dossier: write it, print it, and say that it was received."""

import streamlit as st

from access import Permission
from actions.deed.audit import record_export
from actions.intake.handover import ReceiptFacts, Sheet, hand_over, note_receipt, receive_handover
from exports.intake.handover_pdf import HandoverDocument, handover_pdf
from forms.engine.names import language_name
from queries.intake.referrals import HandoverLine, handovers
from queries.intake.view import IntakeView
from rules.law.dutch_time import day_of
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import current_talk
from widgets.intake import handover as handover_widgets
from widgets.kit import downloads
from widgets.kit import session_state as state


def handover(visit: Visit, view: IntakeView) -> None:
    """Draw the hand-overs, newest first; nothing for who may not hand over."""
    if not visit.may(Permission.HAND_OVER):
        return
    st.subheader("Warme overdracht", anchor=False)
    if current_talk.current(view.talks, view.head.id, visit.today).partner:
        st.caption("Overdrachten staan hier niet zolang er iemand bij is.")
        return
    with visit.open_session() as session:
        sheets = handovers(session, view, seen_by=visit.user)
    writing = state.key("overdracht", view.head.id)
    if state.session_get(writing) is True:
        _write(visit, view, writing)
    else:
        draft_form.open_button(
            "Overdracht maken",
            writing,
            icon=":material/handshake:",
            key=state.key("intake", view.head.id, "overdracht"),
        )
    if not sheets:
        st.caption("Nog geen overdracht. Maak er een als een collega of partner het overneemt.")
    for number, each in enumerate(sheets):
        if number == 1:
            st.caption("Eerdere overdrachten")
        with st.container(border=True):
            handover_widgets.sheet(each)
            with st.container(horizontal=True):
                _receipt(visit, view, each)
                _download(visit, view, each)


def _write(visit: Visit, view: IntakeView, writing: str) -> None:
    form = handover_widgets.HandoverForm(writing)
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(writing, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        hand_over(
            session,
            handover_id=state.deed_id(once),
            dossier_id=view.head.id,
            sheet=Sheet(**form.texts, handed_to=form.handed_to),
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        state.session_forget(writing, once)
        st.rerun()


def _receipt(visit: Visit, view: IntakeView, each: HandoverLine) -> None:
    if each.received_at is not None:
        return
    if each.handed_by_id == visit.user.id:
        _received_elsewhere(visit, view, each)
    elif st.button("Ontvangen", type="primary", key=state.key("overdracht", each.id, "ontvangen")):
        with Deed() as deed, visit.open_session() as session:
            receive_handover(session, dossier_id=view.head.id, handover_id=each.id, by=visit.user, at=visit.now())
        if deed.done:
            st.rerun()


def _received_elsewhere(visit: Visit, view: IntakeView, each: HandoverLine) -> None:
    key = state.key("overdracht", each.id, "ontvangst")
    popover = st.popover("Ontvangst vastleggen", icon=":material/how_to_reg:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        form = handover_widgets.ReceiptForm(key, each.handed_to, visit.today)
        if not form.pressed:
            return
        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            note_receipt(
                session,
                dossier_id=view.head.id,
                handover_id=each.id,
                receipt=ReceiptFacts(name=form.name, received_on=form.received_on),
                by=visit.user,
                at=visit.now(),
                on=visit.today,
            )
        if deed.done:
            st.rerun()


def _download(visit: Visit, view: IntakeView, each: HandoverLine) -> None:
    if not visit.may(Permission.EXPORT):
        return

    def make() -> bytes:
        with visit.open_session() as session:
            record_export(
                session, document="overdracht", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id
            )
        return handover_pdf(_document(visit, view, each), visit.today)

    downloads.offer(
        "Download overdracht (PDF)",
        make,
        file_name=f"warme-overdracht-{view.head.number}.pdf",
        mime="application/pdf",
        key=state.key("overdracht", each.id, "pdf"),
    )


def _document(visit: Visit, view: IntakeView, each: HandoverLine) -> HandoverDocument:
    return HandoverDocument(
        gemeente=visit.gemeente,
        dossier_number=view.head.number,
        name=view.head.name,
        birth_date=view.head.birth_date,
        language=language_name(view.head.language) if view.head.language else "",
        interpreter=view.head.interpreter,
        handed_by=each.handed_by,
        handed_to=each.handed_to,
        handed_on=day_of(each.handed_at),
        worked=each.worked,
        worries=each.worries,
        promises=each.promises,
        received_by=each.received_name,
        received_on=day_of(each.received_at) if each.received_at else None,
    )
