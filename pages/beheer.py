"""Beheer: who may work here, the settings of the gemeente, and what happened to accounts."""

from collections.abc import Callable

import streamlit as st

from access import Role
from actions.caseworkers import (
    add_caseworker,
    disable_caseworker,
    reopen_caseworker,
    reset_password,
    revise_caseworker,
)
from actions.gemeente import revise_gemeente, set_logo
from actions.passwords import new_password
from queries.team import TeamMember, account_trail, gemeente, team
from refusals import Incomplete, Invalid, Refusal
from widgets import accounts, notices, state
from widgets import gemeente as settings
from widgets.plain import plain
from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the part that was chosen: colleagues, gemeente or log."""
    parts = {"medewerkers": _people, "gemeente": _gemeente, "logboek": _trail}
    st.title("Beheer", anchor=False)
    part = accounts.choose_part(list(parts))
    _tell()
    parts[part](visit)


def _people(visit: Visit) -> None:
    with visit.open_session() as session:
        members = team(session, seen_by=visit.user)
    accounts.team_table(members)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Account toevoegen", anchor=False)
        _add(visit)
    with right:
        st.subheader("Account wijzigen", anchor=False)
        member = accounts.pick(members)
        if member:
            _change(visit, member)


def _add(visit: Visit) -> None:
    given, places = accounts.new_account()
    if given is None:
        return
    password = new_password(given.username.strip())

    def add(session: object) -> None:
        add_caseworker(
            session,  # type: ignore[arg-type]
            gemeente_id=visit.user.gemeente_id,
            username=given.username,
            name=given.name,
            role=given.role,
            scope=given.scope,
            password=password,
            by=visit.user,
            at=visit.now(),
        )
