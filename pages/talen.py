"""Screen Talen en tolken: who speaks which language, and which talks of this week need one."""

from typing import Any

import streamlit as st

from access import Permission
from actions.beheer.languages import TolkFacts, add_tolk, remove_tolk, revise_tolk, set_own_languages
from queries.beheer.languages import Roster, roster, talks_this_week
from widgets.beheer import languages
from widgets.beheer.accounts import side_by_side
from widgets.beheer.interpreter_form import TolkForm
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit


def render(visit: Visit) -> None:
    """The week and the team on the left; the own languages and the interpreters on the right."""
    st.title("Talen en tolken", anchor=False)
    with visit.open_session() as session:
        team_roster = roster(session, seen_by=visit.user)
        talks = talks_this_week(session, seen_by=visit.user, on=visit.today)
    left, right = side_by_side(560, 440)
    with left:
        st.subheader("Deze week", anchor=False)
        languages.week(visit, talks, team_roster)
        st.subheader("Wie spreekt wat", anchor=False)
        languages.team(team_roster)
    with right:
        st.subheader("Mijn talen", anchor=False)
        _own(visit, team_roster)
        st.subheader("Tolken", anchor=False)
        form = languages.tolken(team_roster, writes=visit.may(Permission.EDIT_DOSSIER))
        if form:
            _tolk(visit, form)


def _own(visit: Visit, team_roster: Roster) -> None:
    mine = next((each.languages for each in team_roster.speakers if each.id == visit.user.id), ())
    chosen = languages.own_languages(mine)
    if chosen is None:
        return
    with Deed() as deed, visit.open_session() as session:
        set_own_languages(session, languages=chosen, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()


def _tolk(visit: Visit, form: TolkForm) -> None:
    if not (form.saved or form.removed or form.cancelled):
        return
    with Deed(wrong=form.say_wrong, late=lambda refused: form.was_late(refused.version)) as deed:
        if not form.cancelled:
            _keep(visit, form)
    if deed.done:
        form.done()
        st.rerun()


def _keep(visit: Visit, form: TolkForm) -> None:
    facts = TolkFacts(name=form.name, languages=form.languages, phone=form.phone, note=form.note)
    with visit.open_session() as session:
        if form.tolk is None:
            add_tolk(session, tolk_id=form.new_id, facts=facts, by=visit.user, at=visit.now())
            return
        row: dict[str, Any] = {"tolk_id": form.tolk.id, "seen_version": form.seen_version}
        if form.removed:
            remove_tolk(session, **row, by=visit.user, at=visit.now())
        else:
            revise_tolk(session, **row, facts=facts, by=visit.user, at=visit.now())
