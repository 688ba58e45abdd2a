"""The domains of the talk: which one is open, how far each is, and what the law still misses in it."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from forms.engine.answers import Answers, Source
from forms.engine.flow import Progress, progress
from forms.engine.schema import Questionnaire
from texts.wording.forms import SOURCES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

SUMMARY = "samenvatting"
PARTS = {  # parts that are no domain but stand in the same list: its title, and what it is for
    "gesprekken": ("Gesprekken", "wanneer, waar, met wie"),
    "gezin": ("Gezin", "wat voor het hele gezin geldt"),
    "instrumenten": ("Instrumenten", "toets, PPS-V, ZRM, startklas"),
    "papier": ("Op papier en offline", "PDF en werkblad"),
}


def chosen(questionnaire: Questionnaire, *, parts: bool = True) -> str:
    """The domain in the address; the first one when it names none or one that does not exist.

    `parts`: whether the parts other than domains are for this user.
    """
    address_domain = state.address("domein")
    domain_ids = [each.id for each in questionnaire.sections]
    if address_domain in domain_ids or address_domain == SUMMARY or (parts and address_domain in PARTS):
        return address_domain
    if address_domain:
        st.warning("Dit domein is er niet. Hieronder staat het eerste domein.", icon=":material/search_off:")
    return domain_ids[0]


def choose(
    questionnaire: Questionnaire,
    answers: Answers,
    chosen_domain: str,
    dossier_id: UUID,
    closed: Mapping[str, str],
    whole_questionnaire: Questionnaire,
    to_check: Mapping[str, int],
    *,
    unsettled: Mapping[str, int],
    parts: bool = True,
) -> None:
    """The list of domains with their progress; choosing one puts it in the address.

    `whole_questionnaire` is the version with the domains that are `closed` to this user: of those the list says no
    more than that.
    `to_check` tells of each domain how many answers of an earlier talk still have to be asked after,
    `unsettled` how many fields hold something that is not kept as an answer.
    """
    state_of = progress(questionnaire, answers)
    ids = [*[each.id for each in whole_questionnaire.sections], *(PARTS if parts else ()), SUMMARY]
    titles = {each.id: plain(each.title) for each in whole_questionnaire.sections} | {SUMMARY: "**Samenvatting**"}
    titles |= {each: f":material/lock: {titles[each]}" for each in closed}
    titles |= {part: title for part, (title, _) in PARTS.items()}
    fixed_captions = (
        {part: caption for part, (_, caption) in PARTS.items()} | {SUMMARY: "en intake afronden"} | dict(closed)
    )
    captions = [
        _caption(state_of[each], to_check.get(each, 0), unsettled.get(each, 0))
        if each in state_of
        else fixed_captions[each]
        for each in ids
    ]
    key = state.key("intake", dossier_id, "domein")
    moved = state.widget_value(key) != (True, chosen_domain)
    if moved:
        state.set_widget_value(key, chosen_domain)
    with st.container(key="koers-domeinen"):
        st.radio(
            "Domeinen",
            ids,
            format_func=titles.__getitem__,
            captions=captions,
            # A list that the browser draws anew begins with this, and would else send the first domain as chosen.
            index=0 if moved else ids.index(chosen_domain),
            key=key,
            on_change=_go,
            args=(key,),
        )


def _caption(progress: Progress, to_check: int, unsettled: int) -> str:
    counted = f"{progress.answered} van {progress.total}"
    if progress.core_answered < progress.core_total:
        counted = f"{progress.core_answered} van {progress.core_total} kernvragen"
    if progress.missing_for_law:
        counted = f"{counted} · **nog {progress.missing_for_law} nodig**"
    if to_check:
        counted = f"{counted} · nog {to_check} na te vragen"
    return f"{counted}  \n:material/edit: **{unsettled} niet opgeslagen**" if unsettled else counted


def _go(key: str) -> None:
    _, domain = state.widget_value(key)
    state.set_address(domein=str(domain))


def step(label: str, to: str | None, dossier_id: UUID) -> None:
    """A button to the domain before or after this one; nothing when there is none."""
    if to is None:
        st.empty()
        return
    st.button(
        label,
        key=state.key("intake", dossier_id, label),
        type="primary" if label == "Volgende" else "secondary",
        on_click=state.set_address,
        kwargs={"domein": to},
    )


def source_of_this_talk(dossier_id: UUID) -> Source:
    """Who tells the answers that are given now; a deviation is set per question."""
    source: Source | None = st.selectbox(
        "Wie geeft de antwoorden?",
        list(Source),
        index=0,
        format_func=SOURCES.__getitem__,
        key=state.key("intake", dossier_id, "bron"),
    )
    return source or Source.INBURGERAAR
