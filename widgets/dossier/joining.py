"""Joining two dossiers: side by side, a choice for each fact that differs, and the questions to be answered."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.names import countries, language_name
from forms.engine.nationalities import nationalities
from rules.dossier.joining import JoinQuestion
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from texts.dossier.joining import FACTS, OBSTACLES, QUESTIONS, SCREENS
from texts.wording.formats import long_date, moment, short_birth_date, short_date
from texts.wording.labels import DOELGROEPEN
from widgets.dossier.identity import JOIN_WITH
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.identity import PossiblePerson
    from queries.dossier.joining import JoinCandidate, JoinView, PastJoin, TwoValues

STAYS = "blijft"  # in the address: the number of the dossier that stays, when that is the other one


def other_form(key: str, people: "list[PossiblePerson]") -> None:
    """Where the number of the other dossier is typed, with the dossiers that may be of this person."""
    st.markdown("Zijn er twee dossiers van deze persoon? Zet ze eerst naast elkaar. Er verandert nog niets.")
    for each in people:
        label = f"{each.number} · {each.name}{'' if each.is_open else ' · gesloten'}"
        st.button(
            label, key=f"{key}:{each.number}", icon=":material/folder:", on_click=state.set_address,
            kwargs={JOIN_WITH: each.number},
        )  # fmt: skip
    number = st.text_input("Nummer van het andere dossier", key=f"{key}:nummer", placeholder="2026-0001", width=260)
    st.button(
        "Naast elkaar zetten",
        key=f"{key}:naast",
        icon=":material/compare_arrows:",
        on_click=_show,
        args=(f"{key}:nummer",),
    )
    if number and not number.strip():
        st.caption("Typ het nummer van het andere dossier.")


def close_comparison() -> None:
    """Leave the comparison; the address names one dossier again."""
    state.set_address(**{JOIN_WITH: "", STAYS: ""})


def which_stays(view: "JoinView", key: str) -> None:
    """Ask which of the two stays; the answer stands in the address, and the page shows them that way round."""
    st.markdown(
        "Alles uit het dossier dat dichtgaat, komt in het dossier dat blijft: antwoorden met hun geschiedenis, "
        "gesprekken, contacten, plan, berichten aan DUO en het logboek. Binnen een dag kunt u het ongedaan maken."
    )
    both = sorted((view.target.number, view.closed.number))
    st.pills(
        "Welk dossier blijft?",
        both,
        default=view.target.number,
        key=f"{key}:blijft:{view.target.number}",
        on_change=_keep,
        args=(f"{key}:blijft:{view.target.number}",),
        help="Het nummer van dit dossier blijft bestaan. Het andere gaat dicht, en wie het opent komt hier uit.",
    )
    left, right = st.columns(2)
    for column, candidate, words in ((left, view.target, "blijft"), (right, view.closed, "gaat dicht")):
        with column, st.container(border=True):
            st.markdown(f"**{plain(candidate.name)}** · {plain(candidate.number)} · {words}")
            st.caption(plain(_content(candidate)))


def in_the_way(view: "JoinView") -> bool:
    """Say why these two cannot be joined now; gives whether something does stand in the way."""
    for each in view.obstacles:
        st.error(OBSTACLES[each], icon=":material/block:")
    return bool(view.obstacles)


def choose_facts(view: "JoinView", key: str) -> dict[str, UUID]:
    """For each fact that differs which of the two counts; what was not chosen yet is left out."""
    chosen: dict[str, UUID] = {}
    differing = [each for each in view.facts if each.differs]
    if differing:
        st.markdown("**Wat klopt?** Kies bij elk gegeven dat verschilt.")
    for fact in differing:
        values = {view.target.id: _written(fact, fact.target), view.closed.id: _written(fact, fact.closed)}
        numbers = {view.target.id: view.target.number, view.closed.id: view.closed.number}
        picked = st.radio(
            FACTS[fact.name],
            list(values),
            index=None,
            format_func={each: f"{plain(values[each])} ({numbers[each]})" for each in values}.__getitem__,
            horizontal=True,
            key=f"{key}:feit:{fact.name}:{view.target.number}",
        )
        if picked is not None:
            chosen[fact.name] = picked
    only_there = [each for each in view.facts if each.closed and not each.target]
    if only_there:
        words = ", ".join(f"{FACTS[each.name]}: {_written(each, each.closed)}" for each in only_there)
        st.markdown(f"Komt uit {plain(view.closed.number)}: {plain(words)}.")
    return chosen


def answer_questions(view: "JoinView", key: str) -> frozenset[JoinQuestion]:
    """What cannot become one, each to be agreed with; gives what was."""
    if view.questions:
        st.markdown("**Dit wordt niet samengevoegd.** Zet een vinkje als u het daarmee eens bent.")
    agreed = [
        each
        for each in view.questions
        if st.checkbox(QUESTIONS[each], key=f"{key}:vraag:{each.value}:{view.target.number}")
    ]
    return frozenset(agreed)


def lacking(view: "JoinView", chosen: Mapping[str, UUID], answered: frozenset[JoinQuestion]) -> bool:
    """Say how much is still to be chosen; gives whether something is."""
    facts = sum(each.differs and each.name not in chosen for each in view.facts)
    number = facts + len(set(view.questions) - answered)
    if number:
        st.caption(f"Nog te kiezen: {number}.")
    return bool(number)


def clashes() -> None:
    """Say that the chosen facts do not go together."""
    st.error(
        "Er is niets samengevoegd: wat u koos past niet bij elkaar, bijvoorbeeld een datum die voor de geboortedatum "
        "ligt. Kies anders, of zet het eerst goed in een van de dossiers.",
        icon=":material/block:",
    )


def past(visit: Visit, join: "PastJoin", key: str) -> bool:
    """Tell of a dossier that was joined into this one; gives whether it is to be undone."""
    with st.container(border=True):
        st.markdown(f"Dossier {plain(join.number)} is hiermee samengevoegd, {moment(join.at)}, door {plain(join.by)}.")
        for screen in join.left_behind:
            visit.link(
                f"{SCREENS[screen]} die in {join.number} bleef", screen, icon=":material/folder_open:",
                dossier=str(join.closed_id), gesloten="ja",
            )  # fmt: skip
        if not join.may_be_undone:
            return False
        st.caption(
            "Vergissing? Binnen een dag kunt u dit ongedaan maken. Alles gaat dan terug; wat u daarna in dit dossier "
            "schreef, blijft hier."
        )
        return st.button("Samenvoegen ongedaan maken", icon=":material/undo:", key=f"{key}:terug:{join.join_id}")


def _content(candidate: "JoinCandidate") -> str:
    side = candidate.side
    parts = [
        f"gemaakt op {long_date(candidate.created_on.date())}",
        f"{candidate.contacts} contacten",
        f"{candidate.talks} gesprekken",
        "brede intake" if side.intake else "",
        "vastgesteld PIP" if side.decided else "PIP in de maak" if side.plan else "",
        "ontzorgen" if side.ontzorgen else "",
        "" if side.is_open else "gesloten",
    ]
    return " · ".join(each for each in parts if each)


def _written(fact: "TwoValues", value: object) -> str:
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, BirthDate):
        return short_birth_date(value)
    if fact.name == "nationality":
        return dict(nationalities()).get(str(value), str(value))
    if isinstance(value, Doelgroep):
        return DOELGROEPEN[value]
    if fact.name == "language":
        return language_name(str(value))
    return dict(countries()).get(str(value), str(value)) if fact.name == "country" else str(value)


def _show(key: str) -> None:
    _, number = state.widget_value(key)
    state.set_address(**{JOIN_WITH: str(number or "").strip()})


def _keep(key: str) -> None:
    _, number = state.widget_value(key)
    if number:
        state.set_address(**{STAYS: str(number)})
