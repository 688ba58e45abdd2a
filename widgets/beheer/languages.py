"""Talen en tolken: who speaks what, the interpreters, and what the talks of this week ask for."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.names import language_name
from texts.wording.formats import long_date
from widgets.beheer.interpreter_form import DUTCH, EDITING, NEW, TolkForm, edit, pick_languages
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.beheer.languages import Roster, WeekTalk


def week(visit: Visit, talks: "Sequence[WeekTalk]", roster: "Roster") -> None:
    """The talks of this week by day, each with its language and who speaks it."""
    if not talks:
        st.caption("Deze week staat er geen gesprek gepland.")
    for day, of_day in groupby(talks, key=lambda each: each.on):
        st.markdown(f"**{long_date(day).capitalize()}**")
        for talk in of_day:
            with st.container(border=True, gap=None):
                visit.link(plain(talk.name), "dossier", ":material/folder:", dossier=str(talk.dossier_id))
                st.markdown(_needs(talk, roster))


def _needs(talk: "WeekTalk", roster: "Roster") -> str:
    if not talk.language:
        return ":material/help: Taal nog niet ingevuld. Vul die in bij het dossier."
    needs = f"**{language_name(talk.language)}**" + (", met tolk" if talk.interpreter else "")
    if talk.language == DUTCH:
        return needs
    team, tolken = roster.speaking(talk.language), roster.interpreting(talk.language)
    if not team and not tolken:
        return f"{needs} · :material/warning: **Niemand spreekt deze taal**, en er staat geen tolk voor in de lijst."
    speaks = f"spreekt dit: {plain(', '.join(team))}" if team else "niemand van het team spreekt dit"
    return f"{needs} · {speaks}" + (f" · tolk: {plain(', '.join(tolken))}" if tolken else " · geen tolk in de lijst")


def team(roster: "Roster") -> None:
    """Who of the team speaks what, one line each."""
    st.dataframe(
        {
            "Naam": [each.name for each in roster.speakers],
            "Talen naast Nederlands": [names(each.languages) or "nog niet opgegeven" for each in roster.speakers],
        },
        hide_index=True,
        height="content",
    )


def names(codes: Sequence[str]) -> str:
    """Languages by name, in one line."""
    return ", ".join(sorted(language_name(each) for each in codes))


def own_languages(stored: Sequence[str]) -> list[str] | None:
    """The form with the own languages: the codes when it was sent, else None."""
    with st.form(key("talen", "eigen"), border=True):
        chosen = pick_languages("In welke talen kunt u een gesprek voeren?", stored, key("talen", "eigen", "keuze"))
        sent = st.form_submit_button("Mijn talen opslaan")
    return chosen if sent else None


def tolken(roster: "Roster", *, writes: bool) -> "TolkForm | None":
    """The interpreters; gives the form of the one that is being changed or added, if any."""
    editing = state.session_get(EDITING) if writes else None
    form: TolkForm | None = None
    if not roster.tolken:
        st.caption("Nog geen tolken. Voeg een tolk of een tolkendienst toe, dan ziet iedereen wie u kunt bellen.")
    for each in roster.tolken:
        if editing == str(each.id):
            form = TolkForm(each)
            continue
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
            about = [f"**{plain(each.name)}** · {names(each.languages)}", plain(each.phone), plain(each.note)]
            st.markdown("  \n".join(line for line in about if line), width="content")
            if writes:
                st.button(
                    "Wijzigen", key=key("talen", "tolk", each.id), type="tertiary", on_click=edit, args=(str(each.id),)
                )
    if editing == NEW:
        return TolkForm(None)
    if writes:
        st.button("Tolk toevoegen", icon=":material/add:", key=key("talen", "tolk", NEW), on_click=edit, args=(NEW,))
    return form
