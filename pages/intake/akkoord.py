"""The accord in the driegesprek: inburgeraar, kansverkenner and regisseur, each by name on a day."""

import streamlit as st

from access import Permission, Role
from actions.intake.akkoord import AkkoordFacts, note_akkoord, withdraw_akkoord
from queries.intake.legal_gaps import EndingView
from queries.intake.view import IntakeView
from rules.intake.akkoord import Party
from texts.intake.ending import PARTIES
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import ending
from widgets.kit import session_state as state


def akkoord(visit: Visit, view: IntakeView, ending_view: EndingView) -> None:
    """Draw who agreed, and the form for the next party; nothing when nobody agreed and nothing can be noted any
    more.
    """
    writes = visit.may(Permission.EDIT_DOSSIER) and view.head.is_open and view.completed_at is None
    if not (writes or ending_view.akkoorden or ending_view.withdrawn):
        return
    with st.container(border=True):
        st.subheader("Akkoord in het driegesprek", anchor=False)
        for each in ending_view.akkoorden:
            with st.container(horizontal=True, vertical_alignment="center"):
                ending.akkoord_line(each)
                if writes:
                    _withdraw(visit, view, each.party)
        parties = [party for party in Party if party not in {each.party for each in ending_view.akkoorden}]
        if writes and parties:
            _note(visit, view, parties)
        if ending_view.withdrawn:
            with st.expander(f"Ingetrokken akkoorden ({len(ending_view.withdrawn)})"):
                for each in ending_view.withdrawn:
                    ending.akkoord_line(each)


def _note(visit: Visit, view: IntakeView, parties: list[Party]) -> None:
    names = {Party.INBURGERAAR: view.head.name, Party.REGISSEUR: view.head.regievoerder}
    if visit.user.role is Role.KANSVERKENNER:
        names[Party.KANSVERKENNER] = visit.user.name
    form = ending.AkkoordForm(state.key("akkoord", view.head.id), parties, names, visit.today)
    if not form.pressed or form.party is None:
        return
    once = state.key("akkoord", view.head.id, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_akkoord(
            session,
            akkoord_id=state.deed_id(once),
            dossier_id=view.head.id,
            facts=AkkoordFacts(party=form.party, name=form.name, agreed_on=form.agreed_on),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(once)
        st.rerun()


def _withdraw(visit: Visit, view: IntakeView, party: Party) -> None:
    label = f"Akkoord {PARTIES[party].lower()} intrekken"
    if not st.button(label, type="tertiary", key=state.key("akkoord", view.head.id, party, "intrekken")):
        return
    with Deed() as deed, visit.open_session() as session:
        withdraw_akkoord(session, dossier_id=view.head.id, party=party, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()
