"""Referrals from this intake: made from an aandachtspunt or by hand, and followed until there is an outcome."""

import streamlit as st

from access import Permission
from actions.intake.referrals import ReferralFacts, ReferralProgress, refer, revise_referral
from queries.intake.referrals import ReferralLine, referrals
from queries.intake.view import IntakeView
from refusals import Stale
from rules.intake.aandachtspunten import Aandachtspunt
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import attention_points, current_talk
from widgets.intake import referrals as referrals_widgets
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def followed(visit: Visit, view: IntakeView) -> None:
    """Draw the referrals of this dossier with the way to follow them; nothing for who may not work on it.

    While somebody else is there only that there may be some: to whom and why is not shown then.
    """
    if not visit.may(Permission.EDIT_DOSSIER):
        return
    if current_talk.current(view.talks, view.head.id, visit.today).partner:
        st.caption("Doorverwijzingen staan hier niet zolang er iemand bij is.")
        return
    with visit.open_session() as session:
        lines = referrals(session, view, seen_by=visit.user)
    writing = attention_points.referral_being_written(view.head.id)
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader("Doorverwijzingen", anchor=False)
            if view.head.is_open and state.session_get(writing) is None:
                referrals_widgets.new_button(view.head.id, writing)
        if view.head.is_open and state.session_get(writing) == "nieuw":
            write(visit, view, None)
        if not lines:
            st.caption("Nog niemand doorverwezen.")
        for each in lines:
            referrals_widgets.line(visit, each)
            if view.head.is_open:
                _follow(visit, view, each)


def write(visit: Visit, view: IntakeView, point: Aandachtspunt | None) -> None:
    """Draw the form of one referral, begun from a point or empty."""
    writing = attention_points.referral_being_written(view.head.id)
    form = referrals_widgets.ReferralForm(
        state.key(writing, point.id if point else "nieuw"),
        visit.today,
        point.refer if point else None,
        point.sentence if point else "",
    )
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if not form.pressed:
        return
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        refer(
            session,
            referral_id=state.deed_id(state.key(writing, form.fingerprint)),
            dossier_id=view.head.id,
            facts=ReferralFacts(referred_to=form.referred_to, reason=form.reason, follow_up_on=form.follow_up_on),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(writing, state.key(writing, form.fingerprint))
        st.rerun()


def _follow(visit: Visit, view: IntakeView, each: ReferralLine) -> None:
    key = state.key("verwijzing", each.id, each.version)
    popover = st.popover("Bijwerken", type="tertiary", icon=":material/edit:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        form = referrals_widgets.FollowForm(key, visit.today, each)
        if not form.pressed:
            return

        def late(stale: Stale) -> None:
            st.error(f"{plain(stale.by)} was eerder. Laad de pagina opnieuw om te zien hoe het nu is.")

        with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
            revise_referral(
                session,
                dossier_id=view.head.id,
                referral_id=each.id,
                progress=ReferralProgress(status=form.status, outcome=form.outcome, follow_up_on=form.follow_up_on),
                seen_version=each.version,
                by=visit.user,
                at=visit.now(),
            )
        if deed.done:
            st.rerun()
