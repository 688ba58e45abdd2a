"""The PIP-team around this person."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.pip_team import add_lid, put_back_lid, remove_lid, revise_lid
from forms.pip.pip_team import LidFacts
from queries.pip.pip_team import LidLine, PartnerAccount, partner_accounts, pip_team
from refusals import Stale
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import pip_team as pip_team_widgets
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw the team, with the deeds for who may compose it."""
    visit, dossier_id = context.visit, context.view.head.id
    with visit.open_session() as session:
        view = pip_team(session, dossier_id, seen_by=visit.user)
        accounts = partner_accounts(session, seen_by=visit.user)
    writes = visit.may(Permission.EDIT_PROGRESS) and context.view.head.is_open
    adding = state.key("team", dossier_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("PIP-team", anchor=False)
        if writes and state.session_get(adding) is not True:
            draft_form.open_button(
                "Persoon toevoegen",
                adding,
                type="primary",
                icon=":material/person_add:",
                key=state.key(adding, "erbij"),
            )
    pip_team_widgets.missing(view)
    if writes and state.session_get(adding) is True:
        _add(context, adding, accounts)
    if not view.members:
        st.caption("Nog niemand. Zet in het team wie met deze persoon werkt, en kies wat ieder mag zien.")
    for each in view.members:
        with st.container(border=True, key=state.key("team", each.id, "kaart")):
            _member(context, each, accounts, writes=writes)
    if writes:
        pip_team_widgets.removed(view.removed, dossier_id, lambda lid_id: _put_back(context, lid_id))


def _member(context: PlanContext, lid: LidLine, accounts: tuple[PartnerAccount, ...], *, writes: bool) -> None:
    changing = state.key("team", lid.id)
    if writes and state.session_get(changing) is not None:
        _change(context, lid, changing, accounts)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            pip_team_widgets.member(lid)
        if writes:
            draft_form.open_button("Wijzigen", changing, lid.version, key=state.key(changing, "wijzig"))
            st.button("Weghalen", key=state.key(changing, "weg"), on_click=_remove, args=(context, lid.id))


def _add(context: PlanContext, adding: str, accounts: tuple[PartnerAccount, ...]) -> None:
    form = pip_team_widgets.LidForm(adding, LidFacts(), accounts)
    if form.cancelled:
        state.session_forget(adding)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(adding, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, context.visit.open_session() as session:
        add_lid(
            session,
            lid_id=state.deed_id(once),
            dossier_id=context.view.head.id,
            facts=form.facts,
            by=context.visit.user,
            at=context.visit.now(),
            on=context.visit.today,
        )
    if deed.done:
        state.session_forget(adding, once)
        st.rerun()


def _change(context: PlanContext, lid: LidLine, changing: str, accounts: tuple[PartnerAccount, ...]) -> None:
    form = pip_team_widgets.LidForm(changing, lid.facts, accounts)
    if form.cancelled:
        state.session_forget(changing)
        st.rerun()
    if not form.pressed:
        return
    shown_version = state.session_get(changing)

    def late(_: Stale) -> None:
        state.session_set(changing, lid.version)
        form.say("Niet opgeslagen: een collega was eerder. Kijk na wat er nu staat; opslaan zet het in de plaats.")
        pip_team_widgets.member(lid)

    with Deed(wrong=form.say_wrong, late=late) as deed, context.visit.open_session() as session:
        revise_lid(
            session,
            lid_id=lid.id,
            facts=form.facts,
            seen_version=shown_version if isinstance(shown_version, int) else lid.version,
            by=context.visit.user,
            at=context.visit.now(),
        )
    if deed.done:
        state.session_forget(changing)
        st.rerun()


def _remove(context: PlanContext, lid_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        remove_lid(session, lid_id=lid_id, by=context.visit.user, at=context.visit.now())


def _put_back(context: PlanContext, lid_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        put_back_lid(session, lid_id=lid_id, by=context.visit.user, at=context.visit.now())
